package checker.typing;

import checker.source.Spelling;
import java.util.Collection;
import java.util.Optional;

/** Words the suggestion of the name that was probably meant. */
final class Suggestion {
  private Suggestion() {}

  /** {@code did you mean `x`?} for the candidate nearest to a name, if one is near. */
  static Optional<String> of(String name, Collection<String> candidates) {
    return Spelling.nearest(name, candidates).map(c -> "did you mean `" + c + "`?");
  }
}
