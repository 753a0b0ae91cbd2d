-- A province's year many times the year before it, or a small part of it.
WITH
-- include cells.sql
SELECT
    concat_ws(' ', later.geo_code, later.indicator, later.funding, later.stage, year(later.period_start)) AS id,
    later.document_id, later.geo_code, later.indicator, later.funding, later.activity, later.stage,
    later.period_start, later.period_end, later.unit,
    later.value AS found, earlier.low / 5 AS expected_low, earlier.high * 5 AS expected_high,
    greatest(earlier.low / 5 - later.high, later.low - earlier.high * 5) AS difference,
    round(greatest(later.value / earlier.value, earlier.value / later.value), 1) AS times,
    [{'fact_id': earlier.fact_id, 'role': 'before'}, {'fact_id': later.fact_id, 'role': 'after'}] AS facts
FROM cells earlier JOIN cells later
    ON earlier.geo_code = later.geo_code AND earlier.indicator = later.indicator AND earlier.unit = later.unit
    AND earlier.funding = later.funding AND earlier.stage = later.stage
    AND year(earlier.period_start) + 1 = year(later.period_start)
WHERE earlier.of_year AND later.of_year AND earlier.exact AND later.exact
    AND earlier.activity IS NULL AND later.activity IS NULL
    AND later.geo_code SIMILAR TO '\d\d-\d\d'
    -- small programmes jump by their nature
    AND least(earlier.value, later.value) >= CASE earlier.unit WHEN 'VND' THEN 300000000 ELSE 5 END
    AND (later.low > 5 * earlier.high OR later.high < earlier.low / 5)
QUALIFY row_number() OVER (PARTITION BY id ORDER BY difference DESC, earlier.fact_id, later.fact_id) = 1
