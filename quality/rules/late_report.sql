-- A report, one that calls itself so, published after the day on which its period's report is due.
WITH periods AS (  -- the period that most of a report's results are about
    SELECT document_id, geo_code, period_start, period_end
    FROM facts
    WHERE stage = 'actual' AND confidence >= 0.7
        AND day(period_start) = 1 AND period_end = last_day(period_end)
    GROUP BY document_id, geo_code, period_start, period_end
    QUALIFY row_number() OVER (PARTITION BY document_id ORDER BY count(*) DESC, period_end DESC, period_start, geo_code) = 1
),
reports AS (
    SELECT d.source, document_id, p.geo_code, p.period_start, p.period_end,
        p.period_end + due.days_after::INTEGER AS due_on,
        -- where only the month or the year is known, published_on is its last day
        CASE
            WHEN strftime(d.published_on, '%m-%d') = '12-31' THEN date_trunc('year', d.published_on)::DATE
            WHEN d.published_on = last_day(d.published_on) THEN date_trunc('month', d.published_on)::DATE
            ELSE d.published_on
        END AS published_from
    FROM documents d JOIN periods p USING (document_id)
    JOIN report_due_dates due ON due.months = date_diff('month', p.period_start, p.period_end) + 1
    WHERE d.superseded_by IS NULL AND d.geo_code = p.geo_code
        AND regexp_matches(
            concat_ws(chr(10), d.title, d.text[:600]),
            '(^|\n)\s*(BÁO CÁO|Báo cáo (kết quả|tình hình|công tác|hoạt động|sơ kết|tổng kết))'
        )
)
SELECT
    source AS id, document_id, geo_code, period_start, period_end, due_on, published_from,
    date_diff('day', due_on, published_from) AS days_late, days_late AS difference, 'ngày' AS unit
FROM reports
WHERE published_from > due_on
