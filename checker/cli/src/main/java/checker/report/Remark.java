package checker.report;

import checker.source.Span;
import java.util.Optional;

/**
 * Something to say about a trace.
 *
 * @param label what it is about: {@code At step 4:}; empty if the same as the remark before
 * @param text in one line
 * @param place where what it quotes is written
 */
public record Remark(String label, String text, Optional<Span> place) {
  Remark(String label, String text) {
    this(label, text, Optional.empty());
  }
}
