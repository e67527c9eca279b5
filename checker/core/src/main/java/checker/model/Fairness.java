package checker.model;

import checker.source.Span;
import java.util.Optional;

/** Weak or strong fairness of each instance of an action, or (without an action) of each instance of an actor. */
public record Fairness(boolean strong, Actor actor, Optional<Action> action, Span span) {}
