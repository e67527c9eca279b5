package checker.model;

/**
 * A name bound inside an action, definition or property: a parameter, a quantified name or a {@code let}.
 *
 * @param slot its place in the frame of the action, definition or property, from 0; two locals of one frame whose
 *     scopes overlap have different slots
 */
public record Local(String name, Type type, int slot) {}
