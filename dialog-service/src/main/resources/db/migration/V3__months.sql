-- Monthly partitions by recording date. The default partitions catch whatever no month has been made for.
CREATE TABLE event_default PARTITION OF event DEFAULT;
CREATE TABLE message_default PARTITION OF message DEFAULT;
CREATE TABLE outcome_default PARTITION OF outcome DEFAULT;

-- Makes the partitions of the month of "day" and of the "ahead" months after it where they are missing.
CREATE FUNCTION make_months(day date, ahead integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    made integer := 0;
    parent text;
    month date;
    child text;
BEGIN
    FOREACH parent IN ARRAY ARRAY['event', 'message', 'outcome'] LOOP
        FOR i IN 0..ahead LOOP
            month := (date_trunc('month', day::timestamp) + make_interval(months => i))::date;
            child := parent || '_' || to_char(month, 'YYYY_MM');
            IF to_regclass(child) IS NULL THEN
                EXECUTE format(
                    'CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
                    child, parent, month::text || ' 00:00:00+00',
                    (month + interval '1 month')::date::text || ' 00:00:00+00');
                made := made + 1;
            END IF;
        END LOOP;
    END LOOP;
    RETURN made;
END
$$;

-- Drops the outcomes of the months that ended before "day".
CREATE FUNCTION drop_outcomes_before(day date) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    dropped integer := 0;
    child text;
BEGIN
    FOR child IN
        SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'outcome'::regclass AND c.relname ~ '^outcome_[0-9]{4}_[0-9]{2}$'
    LOOP
        IF to_date(substr(child, 9), 'YYYY_MM') + interval '1 month' <= day THEN
            EXECUTE format('DROP TABLE %I', child);
            dropped := dropped + 1;
        END IF;
    END LOOP;
    DELETE FROM outcome_default WHERE recorded_at < day;
    RETURN dropped;
END
$$;

SELECT make_months((now() AT TIME ZONE 'UTC')::date, 2);
