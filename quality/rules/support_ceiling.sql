-- A grant above the legal ceiling of what its sentence says it is for: in money for each beneficiary, or as a share
-- of the cost told beside it. Of several items that the sentence names, the most generous ceiling counts.
WITH grants AS (
    SELECT f.fact_id, f.document_id, f.quote, f.quote_start, f.quote_end, f.indicator, f.funding, f.activity, f.stage,
        f.geo_code, f.period_start, f.period_end, f.value, f.value_low_bound, d.source,
        list_last(string_split_regex(substr(d.text, greatest(1, f.quote_start - 499), least(500, f.quote_start)), '\n|[.!?…]\s'))
            AS said_before,
        string_split_regex(substr(d.text, f.quote_end + 1, 500), '\n|[.!?…]\s')[1] AS said_after
    FROM facts f JOIN documents d USING (document_id)
    WHERE d.superseded_by IS NULL AND f.confidence >= 0.7 AND f.qualifier = 'exact' AND f.value_high IS NULL
        AND f.indicator = 'budget' AND f.unit = 'VND' AND f.funding IN ('national', 'local')
        AND regexp_full_match(f.geo_code, '\d\d-\d\d') AND f.period_start IS NOT NULL
),
sentences AS (
    SELECT *, concat(said_before, quote, said_after) AS said, lower(said) AS low,
        -- mỗi cơ sở 300 triệu đồng
        regexp_matches(lower(said_before), 'mỗi (\d+ )?(cơ sở|hộ|mô hình|đơn vị|doanh nghiệp|hợp tác xã|htx|cụm)[^,;:.]{0,40}$')
            AS each_one
    FROM grants
),
items AS (
    SELECT s.*, c.rule_id AS ceiling, c.name, c.legal_basis, c.max_vnd, c.max_share_pct, c.last_checked
    FROM sentences s
    JOIN support_items i ON (s.activity IS NULL OR list_contains(i.activities, s.activity))
        AND regexp_matches(s.low, i.words) AND regexp_matches(s.low, i.unless) IS NOT TRUE
    JOIN support_ceilings c ON c.item = i.item AND c.funding = s.funding AND c.geo_code IN ('VN', s.geo_code)
        AND s.period_start >= c.valid_from AND (c.valid_to IS NULL OR s.period_end < c.valid_to)
    -- one without a ceiling in money could be the one that is meant
    QUALIFY row_number() OVER (PARTITION BY s.fact_id ORDER BY c.max_vnd DESC NULLS FIRST, c.rule_id) = 1
),
counted AS (  -- with what else the sentence tells: how many share the grant, the whole cost
    SELECT i.*,
        max(f.value_high_bound) FILTER (f.unit = 'count' AND f.indicator <> 'projects') AS told,
        -- a group project has more beneficiaries than the one that it is, so projects alone don't tell
        max(f.value_high_bound) FILTER (f.indicator = 'projects') AS projects,
        list(f.fact_id ORDER BY f.quote_start, f.fact_id) FILTER (f.unit = 'count') AS told_ids,
        count(f.fact_id) FILTER (f.unit = 'VND' AND f.funding = 'total') AS costs,
        any_value(f.value) FILTER (f.unit = 'VND' AND f.funding = 'total') AS cost,
        any_value(f.fact_id) FILTER (f.unit = 'VND' AND f.funding = 'total') AS cost_id,
        count(f.fact_id) FILTER (f.unit = 'VND' AND f.funding <> 'total') AS grants
    FROM items i LEFT JOIN facts f ON f.document_id = i.document_id
        AND f.quote_start >= i.quote_start - length(i.said_before) AND f.quote_end <= i.quote_end + length(i.said_after)
        AND (
            (f.indicator IN ('establishments', 'models', 'projects', 'clusters', 'treatment_systems') AND f.unit = 'count')
            OR (f.indicator = 'budget' AND f.unit = 'VND' AND f.funding IN ('total', i.funding))
        )
    GROUP BY ALL
),
beneficiaries AS (
    SELECT *,
        -- firms by their names, and every word that may join one more to them
        len(regexp_extract_all(said,
            '(?i:công ty|hợp tác xã|htx|dntn|doanh nghiệp tư nhân|hộ kinh doanh|tổ hợp tác)( \p{Ll}[^ ,;.]*){0,4} \p{Lu}')) AS names,
        len(regexp_extract_all(said, ' (và|cùng|với) |[,;] \p{Lu}'))
            - len(regexp_extract_all(said,
                ' (và|cùng|với) (?i:công ty|hợp tác xã|htx|dntn|doanh nghiệp tư nhân|hộ kinh doanh|tổ hợp tác)'
                '|[,;] (Công ty|Hợp tác xã|HTX|DNTN|Doanh nghiệp tư nhân|Hộ kinh doanh|Tổ hợp tác)')) AS joints,
        regexp_matches(lower(said_before), '(trị giá|giá trị|với giá|đầu tư|chi phí|đối ứng)[^,;]{0,15}$') AS price,
        CASE
            WHEN price THEN NULL
            WHEN each_one THEN 1
            -- of several grants there is no telling who has which
            WHEN grants > 1 THEN NULL
            WHEN told IS NULL AND regexp_matches(low,
                '(các|những|nhiều|một số|hàng loạt) (cơ sở|doanh nghiệp|công ty|hợp tác xã|htx|hộ|đơn vị|mô hình)') THEN NULL
            -- a total with firms as examples
            WHEN told IS NULL AND (activity IS NULL OR regexp_matches(lower(said_before), 'tổng [^,;]{0,40}$')) THEN NULL
            WHEN names > 0 THEN greatest(told, projects, names + joints)
            ELSE greatest(told, CASE WHEN told IS NOT NULL THEN projects END)
        END AS shared_by
    FROM counted
),
judged AS (
    SELECT *,
        -- beyond five times the ceiling it is rather the money of more than those named
        value_low_bound / shared_by > max_vnd AND (each_one OR value_low_bound / shared_by <= 5 * max_vnd) AS above,
        -- told as what was invested: "total" alone may be that of the funds
        CASE WHEN costs = 1 AND grants = 1 AND NOT price AND cost >= value
            AND regexp_matches(low, 'đầu tư|đối ứng|giá trị|trị giá|chi phí') THEN 100 * value_low_bound / cost END AS share_pct,
        CASE WHEN above THEN 'money' WHEN share_pct > max_share_pct THEN 'share' END AS kind
    FROM beneficiaries
)
SELECT
    'ceiling-' || ceiling AS rule_id, concat_ws(' ', source, quote, kind) AS id, kind,
    document_id, geo_code, indicator, funding, activity, stage, period_start, period_end,
    name, legal_basis, shared_by, value AS grant_vnd,
    CASE kind WHEN 'share' THEN 'percent' ELSE 'VND' END AS unit,
    CASE kind WHEN 'share' THEN share_pct ELSE value / shared_by END AS found,
    NULL AS expected_low,
    CASE kind WHEN 'share' THEN max_share_pct ELSE max_vnd END AS expected_high,
    CASE kind WHEN 'share' THEN share_pct ELSE value_low_bound / shared_by END - expected_high AS difference,
    CASE WHEN last_checked < period_end THEN 'note' END AS severity,
    list_prepend({'fact_id': fact_id, 'role': 'part'},
        CASE WHEN kind = 'share' THEN [{'fact_id': cost_id, 'role': 'whole'}]
            WHEN NOT each_one THEN list_transform(told_ids, lambda each: {'fact_id': each, 'role': 'item'}) END) AS facts
FROM judged
WHERE kind IS NOT NULL
