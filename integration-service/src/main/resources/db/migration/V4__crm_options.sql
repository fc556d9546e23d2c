-- What is entered to connect a CRM differs between them: options by their names, secrets apart and sealed, and the
-- tokens that the CRM gave, sealed too.
ALTER TABLE crm_connection
    ADD COLUMN secrets text,
    ADD COLUMN token   text;

UPDATE crm_connection SET settings = jsonb_build_object(
    'options', jsonb_build_object(
        'subdomain', settings::jsonb -> 'subdomain',
        'login', settings::jsonb -> 'login',
        'credentials', CASE WHEN (settings::jsonb -> 'token')::boolean THEN 'token' ELSE 'password' END),
    'mapping', settings::jsonb -> 'mapping')::text;

-- Sealed secrets cannot be moved here: they are entered once more, and nothing that waits is lost.
UPDATE destination SET credentials = NULL, enabled = false, disabled_reason = 'enter the token or password once more'
WHERE kind = 'crm';
