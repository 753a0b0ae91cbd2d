-- The same cell told by several reports, each once, with values that no rounding reconciles.
-- A copied text tells its value once. Which report is the newer one is known where the days of publication tell,
-- or where one was published before the period ended, so that it could only estimate.
WITH
-- include cells.sql
, once AS (
    SELECT * FROM cells WHERE exact AND funding IS NOT NULL AND activity IS NULL
    QUALIFY row_number() OVER (
        PARTITION BY geo_code, indicator, unit, funding, stage, period_start, period_end, value
        ORDER BY published_on NULLS LAST, source
    ) = 1
),
told AS (
    SELECT *, lag(published_on) OVER cell AS before_on, count(*) OVER cell AS nth, lag(low) OVER cell AS before_low,
        lag(high) OVER cell AS before_high,
        stage = 'actual' AND published_on < period_end AS estimate
    FROM once
    WINDOW cell AS (
        PARTITION BY geo_code, indicator, unit, funding, stage, period_start, period_end
        -- what is published without a day may be newer than an estimate
        ORDER BY published_on NULLS LAST, source
    )
)
SELECT
    CASE WHEN bool_and(nth = 1 OR (published_from > before_on) IS TRUE) OR bool_or(estimate IS TRUE)
        THEN 'figure-revised' ELSE 'figure-told-differently' END AS rule_id,
    concat_ws(' ', geo_code, indicator, funding, stage, period_start, period_end) AS id,
    arg_max(document_id, nth) AS document_id,
    geo_code, indicator, funding, activity, stage, period_start, period_end, unit,
    arg_max(value, nth) AS found,
    arg_max(before_low, nth) AS expected_low,
    arg_max(before_high, nth) AS expected_high,
    greatest(0, arg_max(low - before_high, nth), arg_max(before_low - high, nth)) AS difference,
    list({'fact_id': fact_id, 'role': CASE nth WHEN 1 THEN 'before' ELSE 'after' END} ORDER BY nth) AS facts
FROM told
GROUP BY ALL
HAVING count(*) > 1 AND max(low) > min(high)
    -- further apart they rather count different things, unless the digits are the same: a slip of the unit
    AND (max(value) <= 3 * min(value) OR max(value) IN (10 * min(value), 100 * min(value), 1000 * min(value)))
