package chat.parley.integration.handler;

import chat.parley.integration.destination.Destination;

/** A handler URL of an account. */
public record Handler(HandlerMoment moment, HandlerFormat format, Destination destination) {}
