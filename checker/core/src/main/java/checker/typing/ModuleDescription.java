package checker.typing;

import checker.source.Span;
import java.util.List;

/**
 * A module of a specification, as far as it matters which modules it consists of.
 *
 * @param doc its documentation comment, {@code ///} removed, lines joined by {@code \n}; empty if none
 * @param lineage the names of all modules that make it up, each where it is declared: the one that extends none first,
 *     the module itself last
 */
public record ModuleDescription(String name, String doc, List<Span> lineage) {

  /** The name of the module at the root, which extends none. */
  public Span root() {
    return lineage.get(0);
  }
}
