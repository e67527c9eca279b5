package checker.trace;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Facts in the order they are found, each once: {@code io[1] = writing}. Those of a witness become one clause:
 * {@code d = 1 has io[1] = writing}.
 */
final class Facts {
  private final Set<String> witnesses = new LinkedHashSet<>();
  private final Set<String> facts = new LinkedHashSet<>();

  private Facts() {}

  static Facts plain() {
    return new Facts();
  }

  /** @param witness {@code d = 1} */
  static Facts ofWitness(String witness) {
    Facts facts = new Facts();
    facts.witnesses.add(witness);
    return facts;
  }

  boolean ofWitness() {
    return !witnesses.isEmpty();
  }

  void add(String fact) {
    facts.add(fact);
  }

  /** Makes those of a witness within the witness part of the same clause. */
  void merge(Facts inner) {
    witnesses.addAll(inner.witnesses);
    facts.addAll(inner.facts);
  }

  boolean isEmpty() {
    return witnesses.isEmpty() && facts.isEmpty();
  }

  /** Each fact as it is, or all of them in the clause of their witness. */
  List<String> clauses() {
    if (witnesses.isEmpty()) {
      return List.copyOf(facts);
    }
    String subject = String.join(", ", witnesses);
    if (facts.isEmpty()) {
      return List.of(subject);
    }
    List<String> all = new ArrayList<>(facts);
    String last = all.remove(all.size() - 1);
    String predicate = all.isEmpty() ? last : String.join(", ", all) + " and " + last;
    return List.of(subject + (witnesses.size() == 1 ? " has " : " have ") + predicate);
  }
}
