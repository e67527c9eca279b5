package checker.model;

/** A predicate on single states with the frame it needs: an {@code init} constraint or {@code terminal when}. */
public record Constraint(Expr predicate, int frameSize) {}
