-- A figure outside what any report of its kind of area has ever told.
WITH levelled AS (
    SELECT f.*, d.source,
        CASE WHEN f.geo_code = 'VN' THEN 'country' WHEN f.geo_code LIKE 'KC-%' THEN 'region' ELSE 'province' END AS level,
        greatest(1, ceil((date_diff('day', f.period_start, f.period_end) + 1) / 366)) AS years
    FROM facts f JOIN documents d USING (document_id)
    WHERE d.superseded_by IS NULL AND f.confidence >= 0.6
),
judged AS (
    SELECT l.*, p.low AS expected_low, p.high * CASE WHEN p.grows THEN years ELSE 1 END AS expected_high
    FROM levelled l JOIN plausible_values p
        ON p.indicator = l.indicator AND p.unit = l.unit AND p.level IN (l.level, 'any')
        AND (p.fundings IS NULL OR list_contains(p.fundings, l.funding))
    -- sums of money grow with the span: without a period there is no telling
    WHERE NOT p.grows OR l.period_start IS NOT NULL
)
SELECT
    concat_ws(' ', source, indicator, quote) AS id,
    any_value(document_id) AS document_id,
    geo_code, indicator, funding, activity, stage, period_start, period_end, unit,
    value AS found, expected_low, expected_high,
    greatest(expected_low - value_high_bound, value_low_bound - expected_high) AS difference,
    list({'fact_id': fact_id, 'role': 'item'} ORDER BY fact_id) AS facts,
    min(fact_id) AS suspect_fact_id
FROM judged
WHERE value_low_bound > expected_high OR value_high_bound < expected_low
GROUP BY ALL
