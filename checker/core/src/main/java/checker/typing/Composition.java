package checker.typing;

import checker.source.Span;
import checker.syntax.BlockTree;
import checker.syntax.DeclarationTree;
import checker.syntax.ModuleTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A module with everything it inherits, before any type is known: each name with what it was declared as, and with what
 * overrides it. All maps are in the order of declaration, inherited ones first. Filled by {@link Composer}.
 */
final class Composition {
  /** A constant, definition or procedure, the original first, then what overrides it; the last counts. */
  record Chain<T>(List<T> versions) {
    T original() {
      return versions.get(0);
    }

    T effective() {
      return versions.get(versions.size() - 1);
    }
  }

  /** An actor with its members in the order in which they count. */
  record ActorParts(DeclarationTree.Actor tree, List<MemberParts> members) {
    Optional<MemberParts> member(String name) {
      return members.stream().filter(m -> m.name().equals(name)).findFirst();
    }

    List<MemberParts> steps() {
      return members.stream().filter(m -> m.tree().step()).toList();
    }
  }

  /**
   * An action or step.
   *
   * @param bodies the original body, then what overrides it; {@code super} in one stands for the one before
   * @param declarations the member, then the overrides
   */
  record MemberParts(DeclarationTree.Member tree, List<BlockTree> bodies, List<DeclarationTree> overrides) {
    String name() {
      return tree.name().text();
    }

    /** Whether a place lies in the text of the action, and not in that of a procedure. */
    boolean contains(Span place) {
      return within(tree.span(), place) || overrides.stream().anyMatch(o -> within(o.span(), place));
    }

    private static boolean within(Span text, Span place) {
      return text.source().equals(place.source()) && text.start() <= place.start() && place.end() <= text.end();
    }

    Span span() {
      return overrides.isEmpty() ? tree.span() : overrides.get(overrides.size() - 1).span();
    }

    String doc() {
      String doc = tree.doc();
      for (DeclarationTree override : overrides) {
        doc = override.doc().isEmpty() ? doc : override.doc();
      }
      return doc;
    }
  }

  final ModuleTree module;
  final Map<String, Chain<DeclarationTree.Const>> constants = new LinkedHashMap<>();
  final Map<String, DeclarationTree> types = new LinkedHashMap<>();
  final Map<String, List<DeclarationTree.EnumType>> enumsOfMember = new LinkedHashMap<>();
  final Map<String, DeclarationTree.Var> variables = new LinkedHashMap<>();
  final Map<String, Chain<DeclarationTree.Def>> definitions = new LinkedHashMap<>();
  final Map<String, Chain<DeclarationTree.Procedure>> procedures = new LinkedHashMap<>();
  final Map<String, ActorParts> actors = new LinkedHashMap<>();
  final Map<String, DeclarationTree.Property> properties = new LinkedHashMap<>();
  final Map<String, DeclarationTree.Scenario> scenarios = new LinkedHashMap<>();
  final List<DeclarationTree.Init> inits = new ArrayList<>();
  final List<DeclarationTree.Assume> assumptions = new ArrayList<>();
  final List<DeclarationTree.Fair> fairness = new ArrayList<>();
  final List<DeclarationTree.Terminal> terminals = new ArrayList<>();

  Composition(ModuleTree module) {
    this.module = module;
  }

  /** What a name stands for among values, for messages; empty if nothing. */
  Optional<String> kindOfValue(String name) {
    if (constants.containsKey(name)) {
      return Optional.of("constant");
    }
    if (variables.containsKey(name)) {
      return Optional.of("variable");
    }
    if (definitions.containsKey(name)) {
      return Optional.of("definition");
    }
    if (procedures.containsKey(name)) {
      return Optional.of("procedure");
    }
    return enumsOfMember.containsKey(name) ? Optional.of("enum member") : Optional.empty();
  }

  /** All names that an expression may mention. */
  List<String> valueNames() {
    List<String> names = new ArrayList<>(constants.keySet());
    names.addAll(variables.keySet());
    names.addAll(definitions.keySet());
    names.addAll(enumsOfMember.keySet());
    return names;
  }
}
