package checker.symbols;

import checker.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A name with what it was declared as.
 *
 * @param owner the enum of a member, the record of a field, the actor of an action; otherwise the module, of which a module has none
 * @param place the name where it is declared
 * @param extent the whole declaration
 * @param header the part of the declaration that tells a reader what it is: without the body, if it has one
 * @param doc the documentation comment, {@code ///} removed; empty if none
 * @param overridden what this declaration overrides
 * @param children the members of an enum, the fields of a record, the actions and steps of an actor, the declarations of a module, in order
 */
public record Symbol(
    Kind kind,
    String name,
    Optional<String> owner,
    Span place,
    Span extent,
    Span header,
    String doc,
    Optional<Symbol> overridden,
    List<Symbol> children) {

  /** What is declared. */
  public enum Kind {
    MODULE("module"),
    CONSTANT("constant"),
    TYPE("type"),
    ENUM("enum"),
    MEMBER("member"),
    RECORD("record"),
    FIELD("field"),
    VARIABLE("variable"),
    DEFINITION("definition"),
    PROCEDURE("procedure"),
    ASSUMPTION("assumption"),
    ACTOR("actor"),
    /** {@code extend a}, {@code before a.s} or {@code after a.s}: more members for an inherited actor. */
    EXTENSION("extension"),
    ACTION("action"),
    STEP("step"),
    INVARIANT("invariant"),
    TRANSITION("transition invariant"),
    REACHABLE("reachable"),
    POSSIBLE("possible"),
    PROPERTY("property"),
    COST("cost"),
    SCENARIO("scenario"),
    PARAMETER("parameter"),
    LOCAL("local name");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As it is called in a sentence. */
    public String word() {
      return word;
    }

    /** Whether a scenario can expect something of it as of a property. */
    public boolean isProperty() {
      return compareTo(INVARIANT) >= 0 && compareTo(COST) <= 0;
    }

    public boolean isType() {
      return this == TYPE || this == ENUM || this == RECORD;
    }

    public boolean isLocal() {
      return this == PARAMETER || this == LOCAL;
    }

    /** Whether an expression can mention it by its name alone. */
    public boolean isValue() {
      return isLocal() || this == CONSTANT || this == VARIABLE || this == DEFINITION || this == MEMBER;
    }
  }

  /** Where the name was declared first: the same for everything that overrides it. */
  public Span origin() {
    return overridden.map(Symbol::origin).orElse(place);
  }

  /** The child of a name. */
  public Optional<Symbol> child(String name) {
    return children.stream().filter(c -> c.name().equals(name)).findFirst();
  }

  Symbol withChildren(List<Symbol> others) {
    return new Symbol(kind, name, owner, place, extent, header, doc, overridden, List.copyOf(others));
  }

  /** With more children, before those from {@code position} on. */
  Symbol withChildren(int position, List<Symbol> more) {
    List<Symbol> all = new ArrayList<>(children);
    all.addAll(position, more);
    return withChildren(all);
  }
}
