package chat.parley.integration.crm;

/**
 * How a connection to a CRM is set; its password or token is kept with its address and never shown.
 *
 * @param subdomain the account's name at the CRM
 * @param login e-mail address of the user who writes
 * @param token whether the secret is an API token, else the user's password
 */
public record CrmSettings(String subdomain, String login, boolean token, CrmMapping mapping) {}
