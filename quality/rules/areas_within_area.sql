-- Provinces that come to more than their region, regions and provinces that come to more than the country.
-- One figure a member and cell; for the country, a region that tells its own figure stands for its provinces.
WITH
-- include cells.sql
, dated AS (  -- the merger of 1 July 2025 drew the areas anew
    SELECT *, CASE WHEN period_end < DATE '2025-07-01' THEN '63' ELSE '34' END AS era FROM cells
),
members AS (
    SELECT DISTINCT geo_code AS member, kc_region AS region, era FROM provinces
),
inside AS (  -- each area with those below it
    SELECT region AS area, member, region, era, 2 AS level FROM members
    UNION ALL
    SELECT 'VN', member, region, era, 2 FROM members
    UNION ALL
    SELECT DISTINCT 'VN', region, region, era, 1 FROM members
),
wholes AS (  -- the largest that any report tells
    SELECT * FROM dated WHERE geo_code IN (SELECT area FROM inside)
    QUALIFY row_number() OVER (
        PARTITION BY geo_code, indicator, unit, funding, activity, stage, only_in, period_start, period_end
        ORDER BY high DESC, fact_id
    ) = 1
),
parts AS (  -- the least that any report tells of a member
    SELECT wholes.fact_id AS whole_id, part.fact_id AS part_id, part.geo_code AS part_code,
        part.low AS part_low, part.value AS part_value, inside.region, inside.level
    FROM wholes
    JOIN inside ON inside.area = wholes.geo_code AND inside.era = wholes.era
    JOIN dated part ON part.geo_code = inside.member
        AND wholes.indicator = part.indicator AND wholes.unit = part.unit
        AND wholes.funding IS NOT DISTINCT FROM part.funding AND wholes.activity IS NOT DISTINCT FROM part.activity
        AND wholes.stage = part.stage AND wholes.only_in IS NOT DISTINCT FROM part.only_in
        AND wholes.period_start = part.period_start AND wholes.period_end = part.period_end
    QUALIFY row_number() OVER (PARTITION BY wholes.fact_id, part.geo_code ORDER BY part.low, part.fact_id) = 1
),
counted AS (  -- a region's own figure stands for its provinces
    SELECT * FROM parts QUALIFY level = min(level) OVER (PARTITION BY whole_id, region)
)
SELECT
    CASE geo_code WHEN 'VN' THEN 'areas-within-country' ELSE 'provinces-within-region' END AS rule_id,
    concat_ws(' ', geo_code, indicator, funding, activity, stage, period_start, period_end, only_in) AS id,
    document_id, geo_code, indicator, funding, activity, stage, period_start, period_end, unit,
    CASE stage WHEN 'planned' THEN 'note' END AS severity,  -- plans are made anew as they go
    sum(part_value) AS found, NULL AS expected_low, high AS expected_high, sum(part_low) - any_value(high) AS difference,
    count(*) AS areas,
    list_prepend({'fact_id': any_value(whole_id), 'role': 'whole'},
        list({'fact_id': part_id, 'role': 'part'} ORDER BY part_code)) AS facts
FROM counted JOIN wholes ON wholes.fact_id = counted.whole_id
GROUP BY ALL
HAVING sum(part_low) > any_value(high)
