package checker.model;

import checker.source.Span;
import java.util.List;

/**
 * A {@code def} of this scenario. Not recursive. The body has the declared type, by {@link Expr.Convert} if needed.
 *
 * @param parameters slots {@code 0 .. parameters.size() - 1} of its frame
 * @param frameSize number of slots of its frame
 */
public record Definition(String name, List<Local> parameters, Expr body, int frameSize, Span span) {}
