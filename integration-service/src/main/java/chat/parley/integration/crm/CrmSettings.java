package chat.parley.integration.crm;

import java.util.Map;

/**
 * How a connection to a CRM is set.
 *
 * @param options what was entered, but for secrets
 */
public record CrmSettings(Map<String, String> options, CrmMapping mapping) {}
