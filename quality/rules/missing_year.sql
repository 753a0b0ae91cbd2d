-- A year that no report of the province tells of, while its reports tell of the years before and after.
WITH told AS (
    SELECT DISTINCT d.geo_code, year(f.period_start) AS year, d.document_id, f.confidence >= 0.7 AS sure
    FROM facts f JOIN documents d USING (document_id)
    WHERE d.superseded_by IS NULL AND f.geo_code = d.geo_code AND d.geo_code SIMILAR TO '\d\d-\d\d'
        AND date_diff('day', f.period_start, f.period_end) < 366
        AND year(f.period_start) = year(f.period_end)
),
gaps AS (
    SELECT DISTINCT earlier.geo_code, earlier.year + 1 AS year
    FROM told earlier JOIN told later ON later.geo_code = earlier.geo_code AND later.year = earlier.year + 2
    WHERE earlier.sure AND later.sure AND earlier.document_id <> later.document_id
        AND earlier.year + 1 < year(coalesce(getvariable('today')::DATE, current_date))
)
SELECT
    geo_code AS id, geo_code, make_date(min(year), 1, 1) AS period_start, make_date(max(year), 12, 31) AS period_end,
    list(year ORDER BY year) AS years, count(*) AS difference, 'năm' AS unit
FROM gaps ANTI JOIN told USING (geo_code, year)
GROUP BY geo_code
