-- Cells: what each current report says, once and surely, of the programme of a whole area in one period: a cell.
-- Two different values of one report are parts of the cell, not the cell, and are left out: a value that all
-- of them allow must exist. Grants, contents and per cents have no total of the programme, and are left out.
cells AS (
    SELECT
        f.geo_code, f.indicator, f.unit, f.funding, f.activity, f.stage, f.period_start, f.period_end,
        d.document_id, d.source, d.published_on,
        -- in two reports, "funding not said" may be two things, and so may two courses
        CASE WHEN f.funding IS NULL OR f.activity IS NOT NULL THEN d.source END AS only_in,
        -- where only the month or the year is known, published_on is its last day
        CASE
            WHEN strftime(d.published_on, '%m-%d') = '12-31' THEN date_trunc('year', d.published_on)::DATE
            WHEN d.published_on = last_day(d.published_on) THEN date_trunc('month', d.published_on)::DATE
            ELSE d.published_on
        END AS published_from,
        arg_max(f.fact_id, (f.qualifier = 'exact', f.confidence, -f.quote_start)) AS fact_id,
        arg_max(f.value, (f.qualifier = 'exact', f.confidence, -f.quote_start)) AS value,
        max(f.value_low_bound) AS low,
        min(f.value_high_bound) AS high,
        bool_or(f.qualifier = 'exact') AS exact,
        date_diff('day', f.period_start, f.period_end) + 1 AS days,
        strftime(f.period_start, '%m-%d') = '01-01' AND strftime(f.period_end, '%m-%d') = '12-31'
            AND year(f.period_start) = year(f.period_end) AS of_year
    FROM facts f JOIN documents d USING (document_id)
    WHERE d.superseded_by IS NULL
        AND f.place IS NULL AND f.geo_code IS NOT NULL AND f.period_start IS NOT NULL AND f.period_end IS NOT NULL
        AND f.value_high IS NULL
        AND (f.indicator, f.unit) IN (('budget', 'VND'), ('projects', 'count'), ('trainees', 'count'))
        AND (f.activity IS NULL OR f.activity = 'training')
    GROUP BY ALL
    HAVING max(f.value_low_bound) <= min(f.value_high_bound) AND max(f.confidence) >= 0.7
)
