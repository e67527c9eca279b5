package checker.model;

import checker.source.Span;
import java.util.Optional;

/** An {@code assume}, with its truth under the scenario's constants. */
public record Assumption(Optional<String> name, Optional<String> text, boolean holds, Span span) {}
