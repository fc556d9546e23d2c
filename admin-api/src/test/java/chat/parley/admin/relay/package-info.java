/** Settings on their way to the topic. */
package chat.parley.admin.relay;
