-- Years that come to more than the span of several years that holds them. Years of other reports are added up;
-- those of the report that tells the span are its own sum's business, and only the largest of them counts. Plans of
-- years may together outgrow the plan of the span, and are not added up.
WITH
-- include cells.sql
, spans AS (  -- the largest that any report tells
    SELECT * FROM cells WHERE days > 366
    QUALIFY row_number() OVER (
        PARTITION BY geo_code, indicator, unit, funding, activity, stage, only_in, period_start, period_end
        ORDER BY high DESC, fact_id
    ) = 1
),
pairs AS (
    SELECT spans.fact_id AS whole_id, part.fact_id AS part_id, part.low, part.value, spans.high AS most,
        part.of_year AND part.stage = 'actual' AND part.document_id <> spans.document_id AS adds,
        -- one figure a year: the least that any report tells
        row_number() OVER (PARTITION BY spans.fact_id, part.of_year, part.period_start ORDER BY part.low, part.fact_id) AS nth
    FROM spans JOIN cells part
        ON spans.geo_code = part.geo_code AND spans.indicator = part.indicator AND spans.unit = part.unit
        AND spans.funding IS NOT DISTINCT FROM part.funding AND spans.activity IS NOT DISTINCT FROM part.activity
        AND spans.stage = part.stage AND spans.only_in IS NOT DISTINCT FROM part.only_in
        AND part.period_start >= spans.period_start AND part.period_end <= spans.period_end
    WHERE part.days <= 366
        -- told before the part was over, the span could not know it
        AND (spans.published_on >= part.period_end OR spans.stage = 'planned') IS NOT FALSE
),
added AS (
    SELECT whole_id, sum(value) AS found, sum(low) - most AS difference, list(part_id ORDER BY part_id) AS parts
    FROM pairs WHERE adds AND nth = 1
    GROUP BY whole_id, most
    HAVING sum(low) > most
),
larger AS (  -- one year, or a part of one, above the span
    SELECT whole_id, value AS found, low - most AS difference, [part_id] AS parts
    FROM pairs WHERE low > most
    QUALIFY row_number() OVER (PARTITION BY whole_id ORDER BY low DESC, part_id) = 1
),
offending AS (
    SELECT * FROM added UNION ALL (SELECT * FROM larger WHERE whole_id NOT IN (SELECT whole_id FROM added))
)
SELECT
    concat_ws(' ', geo_code, indicator, funding, activity, stage, year(period_start), year(period_end), only_in) AS id,
    document_id, geo_code, indicator, funding, activity, stage, period_start, period_end, unit,
    CASE stage WHEN 'planned' THEN 'note' END AS severity,  -- plans are made anew as they go
    offending.found, NULL AS expected_low, high AS expected_high, difference,
    list_prepend({'fact_id': whole_id, 'role': 'whole'},
        list_transform(parts, lambda each: {'fact_id': each, 'role': 'part'})) AS facts
FROM offending JOIN spans ON spans.fact_id = offending.whole_id
