-- A quarter, half-year or nine months above their whole year, in the same area, of the same funding and stage.
WITH
-- include cells.sql
, years AS (  -- the largest that any report tells
    SELECT * FROM cells WHERE of_year
    QUALIFY row_number() OVER (
        PARTITION BY geo_code, indicator, unit, funding, activity, stage, only_in, period_start ORDER BY high DESC, fact_id
    ) = 1
)
SELECT
    concat_ws(' ', years.geo_code, years.indicator, years.funding, years.activity, years.stage, year(years.period_start), years.only_in)
        AS id,
    arg_max(part.document_id, (part.low, part.fact_id)) AS document_id,
    years.geo_code, years.indicator, years.funding, years.activity, years.stage, years.period_start, years.period_end, years.unit,
    arg_max(part.value, (part.low, part.fact_id)) AS found,
    CASE years.stage WHEN 'planned' THEN 'note' END AS severity,  -- plans are made anew as they go
    NULL AS expected_low, years.high AS expected_high, max(part.low) - any_value(years.high) AS difference,
    list_prepend({'fact_id': any_value(years.fact_id), 'role': 'whole'},
        list({'fact_id': part.fact_id, 'role': 'part'} ORDER BY part.low DESC, part.fact_id)) AS facts
FROM years JOIN cells part
    ON years.geo_code = part.geo_code AND years.indicator = part.indicator AND years.unit = part.unit
    AND years.funding IS NOT DISTINCT FROM part.funding AND years.activity IS NOT DISTINCT FROM part.activity
    AND years.stage = part.stage AND years.only_in IS NOT DISTINCT FROM part.only_in
    AND part.period_start >= years.period_start AND part.period_end <= years.period_end
WHERE NOT part.of_year
    -- told before the part was over, the year could not know it
    AND (years.published_on >= part.period_end) IS NOT FALSE
    AND part.low > years.high
GROUP BY ALL
