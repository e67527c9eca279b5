package checker.trace;

import checker.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * Why a predicate has the value it has in one state or step.
 *
 * @param part the text of the part that decides: of a conjunction that is false, the first conjunct that is false; as
 *     written, in one line
 * @param span where that part is written
 * @param value what it evaluates to
 * @param facts the values that decide, each a clause: {@code writeback = true}, {@code d = 1 has io[1] = writing}.
 *     Empty if the part mentions nothing that varies.
 */
public record Explanation(String part, Optional<Span> span, boolean value, List<String> facts) {}
