package checker.translate.tla;

import java.util.HashSet;
import java.util.Set;

/** The names that a module gives to everything that is not local to an operator. Each name is given once. */
final class Identifiers {
  /** Words of TLA+, of TLC's configuration files, and of the standard modules that a translation may extend. */
  private static final Set<String> RESERVED =
      Set.of(
          "ACTION", "ASSUME", "ASSUMPTION", "AXIOM", "BOOLEAN", "BY", "CASE", "CHOOSE", "CONSTANT", "CONSTANTS",
          "COROLLARY", "DEF", "DEFINE", "DEFS", "DOMAIN", "ELSE", "ENABLED", "EXCEPT", "EXTENDS", "FALSE", "HAVE",
          "HIDE", "IF", "IN", "INSTANCE", "LAMBDA", "LEMMA", "LET", "LOCAL", "MODULE", "NEW", "OBVIOUS", "OMITTED",
          "ONLY", "OTHER", "PICK", "PROOF", "PROPOSITION", "PROVE", "QED", "RECURSIVE", "STATE", "STRING", "SUBSET",
          "SUFFICES", "TAKE", "TEMPORAL", "THEN", "THEOREM", "TRUE", "UNCHANGED", "UNION", "USE", "VARIABLE",
          "VARIABLES", "WITH", "WITNESS",
          "ACTION_CONSTRAINT", "ACTION_CONSTRAINTS", "ALIAS", "CHECK_DEADLOCK", "CONSTRAINT", "CONSTRAINTS", "INIT",
          "INVARIANT", "INVARIANTS", "NEXT", "POSTCONDITION", "PROPERTIES", "PROPERTY", "SPECIFICATION", "SYMMETRY",
          "TYPE", "TYPE_CONSTRAINT", "VIEW",
          "Int", "Nat", "Cardinality", "IsFiniteSet", "Append", "Head", "Len", "SelectSeq", "Seq", "SubSeq", "Tail",
          "Any", "Assert", "JavaTime", "Permutations", "Print", "PrintT", "RandomElement", "SortSeq", "TLCEval",
          "TLCGet", "TLCSet", "ToString");

  private final Set<String> given = new HashSet<>();

  /** Takes a name that has to be as it is; nobody else gets it. */
  void reserve(String name) {
    given.add(name);
  }

  /** The name itself if it can be had, else the name with a number. */
  String give(String wanted) {
    String name = wanted;
    for (int i = 2; !free(name); i++) {
      name = wanted + "_" + i;
    }
    given.add(name);
    return name;
  }

  /** Whether nothing has this name and something could. */
  boolean free(String name) {
    return !given.contains(name) && usable(name);
  }

  /** Whether TLA+ accepts it as a name. */
  static boolean usable(String name) {
    return !RESERVED.contains(name)
        && !name.startsWith("WF_")
        && !name.startsWith("SF_")
        && name.chars().anyMatch(Character::isLetter);
  }
}
