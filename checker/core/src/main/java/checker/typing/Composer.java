package checker.typing;

import checker.model.Model;
import checker.source.DiagnosticCode;
import checker.source.Span;
import checker.syntax.BlockTree;
import checker.syntax.DeclarationTree;
import checker.syntax.ModuleTree;
import checker.syntax.Name;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Puts the modules of a lineage together: declarations first, then overrides and insertions, base before extension. */
final class Composer {
  private final Composition result;
  private final Reports reports;
  private final Usage usage;
  private final Map<String, Span> values = new HashMap<>();
  private final Map<String, Span> properties = new HashMap<>();
  private ModuleTree module;

  private Composer(ModuleTree module, Reports reports, Usage usage) {
    this.result = new Composition(module);
    this.reports = reports;
    this.usage = usage;
  }

  /** Composes a lineage, base first. What is wrong is reported and left out. */
  static Composition compose(List<ModuleTree> lineage, Reports reports, Usage usage) {
    Composer composer = new Composer(lineage.get(lineage.size() - 1), reports, usage);
    for (ModuleTree module : lineage) {
      composer.module = module;
      module.declarations().forEach(composer::declare);
      module.declarations().forEach(composer::modify);
    }
    return composer.result;
  }

  private void declare(DeclarationTree declaration) {
    if (declaration instanceof DeclarationTree.Const constant && !constant.override()) {
      if (declareValue(constant.name())) {
        result.constants.put(constant.name().text(), chain(constant));
        usage.declare("constant", constant.name().text(), constant.name().span());
      }
    } else if (declaration instanceof DeclarationTree.TypeAlias alias) {
      declareType("type", alias.name(), alias);
    } else if (declaration instanceof DeclarationTree.RecordType record) {
      declareType("record", record.name(), record);
      unique("field", record.fields().stream().map(DeclarationTree.Parameter::name).toList());
    } else if (declaration instanceof DeclarationTree.EnumType enumType) {
      declareEnum(enumType);
    } else if (declaration instanceof DeclarationTree.Var variable) {
      if (declareValue(variable.name())) {
        result.variables.put(variable.name().text(), variable);
        usage.declareVariable(variable.name().text(), variable.name().span());
        boolean chosen =
            variable.initial() instanceof DeclarationTree.Initial.In
                || variable.initial() instanceof DeclarationTree.Initial.Any;
        if (chosen) {
          // It stands for something unknown that stays as it is: to start with several values is to be written.
          usage.write(variable.name().span());
        }
      }
    } else if (declaration instanceof DeclarationTree.Def def && !def.override()) {
      if (declareValue(def.name())) {
        result.definitions.put(def.name().text(), chain(def));
        usage.declare("definition", def.name().text(), def.name().span());
        def.parameters().forEach(p -> usage.declare("parameter", p.name().text(), p.name().span()));
      }
    } else if (declaration instanceof DeclarationTree.Procedure procedure && !procedure.override()) {
      if (declareValue(procedure.name())) {
        result.procedures.put(procedure.name().text(), chain(procedure));
        usage.declare("procedure", procedure.name().text(), procedure.name().span());
        procedure.parameters().forEach(p -> usage.declare("parameter", p.name().text(), p.name().span()));
      }
    } else if (declaration instanceof DeclarationTree.Actor actor) {
      declareActor(actor);
    } else {
      declareClaim(declaration);
    }
  }

  private void declareClaim(DeclarationTree declaration) {
    if (declaration instanceof DeclarationTree.Property property) {
      if (property.name().text().equals(Model.DEADLOCK_FREE)) {
        reports.add(
            DiagnosticCode.RESERVED_NAME,
            property.name().span(),
            "`" + Model.DEADLOCK_FREE + "` is the built-in property that no state is stuck");
      } else if (first(properties, property.name())) {
        result.properties.put(property.name().text(), property);
      }
    } else if (declaration instanceof DeclarationTree.Assume assume) {
      if (assume.name().isEmpty() || first(properties, assume.name().get())) {
        result.assumptions.add(assume);
      }
    } else if (declaration instanceof DeclarationTree.Init init) {
      result.inits.add(init);
    } else if (declaration instanceof DeclarationTree.Fair fair) {
      result.fairness.add(fair);
    } else if (declaration instanceof DeclarationTree.Terminal terminal) {
      result.terminals.add(terminal);
    } else if (declaration instanceof DeclarationTree.Scenario scenario && module == result.module) {
      DeclarationTree.Scenario before = result.scenarios.putIfAbsent(scenario.name().text(), scenario);
      if (before != null) {
        duplicate(scenario.name(), before.name().span());
      }
    }
  }

  private void modify(DeclarationTree declaration) {
    if (declaration instanceof DeclarationTree.Const constant && constant.override()) {
      overrideValue(result.constants, constant.name(), constant, "constant", c -> c.name());
    } else if (declaration instanceof DeclarationTree.Def def && def.override()) {
      overrideWithParameters(result.definitions, def, "definition", d -> d.name(), d -> d.parameters());
    } else if (declaration instanceof DeclarationTree.Procedure procedure && procedure.override()) {
      overrideWithParameters(result.procedures, procedure, "procedure", p -> p.name(), p -> p.parameters());
    } else if (declaration instanceof DeclarationTree.Extend extend) {
      Composition.ActorParts actor = inherited(extend.actor());
      if (actor != null) {
        insert(actor, actor.members().size(), extend.members());
      }
    } else if (declaration instanceof DeclarationTree.Override override) {
      overrideMember(override);
    } else if (declaration instanceof DeclarationTree.Insert insert) {
      insertSteps(insert);
    }
  }

  private static <T> Composition.Chain<T> chain(T original) {
    List<T> versions = new ArrayList<>();
    versions.add(original);
    return new Composition.Chain<>(versions);
  }

  static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private boolean declareValue(Name name) {
    return first(values, name);
  }

  private boolean first(Map<String, Span> names, Name name) {
    Span before = names.putIfAbsent(name.text(), name.span());
    if (before != null) {
      duplicate(name, before);
    }
    return before == null;
  }

  private void duplicate(Name name, Span before) {
    reports.add(
        DiagnosticCode.DUPLICATE_NAME,
        name.span(),
        "`" + name.text() + "` is already declared at "
            + (before.source().equals(name.span().source()) ? "line " + before.line() : before.location()));
  }

  private void unique(String kind, List<Name> names) {
    Set<String> seen = new HashSet<>();
    for (Name name : names) {
      if (!seen.add(name.text())) {
        reports.add(DiagnosticCode.DUPLICATE_NAME, name.span(), kind + " `" + name.text() + "` is declared twice");
      }
    }
  }

  private void declareType(String kind, Name name, DeclarationTree tree) {
    DeclarationTree before = result.types.putIfAbsent(name.text(), tree);
    if (before != null) {
      duplicate(name, nameOf(before).span());
    } else {
      usage.declare(kind, name.text(), name.span());
    }
  }

  static Name nameOf(DeclarationTree type) {
    if (type instanceof DeclarationTree.TypeAlias alias) {
      return alias.name();
    }
    return type instanceof DeclarationTree.EnumType enumType
        ? enumType.name()
        : ((DeclarationTree.RecordType) type).name();
  }

  private void declareEnum(DeclarationTree.EnumType enumType) {
    boolean known = result.types.containsKey(enumType.name().text());
    declareType("enum", enumType.name(), enumType);
    unique("member", enumType.members());
    if (known) {
      return;
    }
    for (Name member : enumType.members()) {
      List<DeclarationTree.EnumType> sharing = result.enumsOfMember.get(member.text());
      if (sharing == null && declareValue(member)) {
        sharing = new ArrayList<>();
        result.enumsOfMember.put(member.text(), sharing);
      }
      if (sharing != null && !sharing.contains(enumType)) {
        sharing.add(enumType);
      }
    }
  }

  private void declareActor(DeclarationTree.Actor actor) {
    Composition.ActorParts parts = new Composition.ActorParts(actor, new ArrayList<>());
    Composition.ActorParts before = result.actors.putIfAbsent(actor.name().text(), parts);
    if (before != null) {
      duplicate(actor.name(), before.tree().name().span());
      return;
    }
    insert(parts, 0, actor.members());
    actor.parameters().forEach(p -> usage.declare("parameter", p.name().text(), p.name().span()));
    if (actor.members().stream().anyMatch(DeclarationTree.Member::step)) {
      // Each instance has a position of its own: the parameter tells them apart even if no body mentions it.
      actor.parameters().forEach(p -> usage.use(p.name().span()));
    }
  }

  private void insert(Composition.ActorParts actor, int position, List<DeclarationTree.Member> members) {
    int next = position;
    for (DeclarationTree.Member member : members) {
      var before = actor.member(member.name().text());
      if (before.isPresent()) {
        duplicate(member.name(), before.get().tree().name().span());
        continue;
      }
      List<BlockTree> bodies = new ArrayList<>();
      bodies.add(member.body());
      actor.members().add(next++, new Composition.MemberParts(member, bodies, new ArrayList<>()));
      member.parameters().forEach(p -> usage.declare("parameter", p.name().text(), p.name().span()));
    }
  }

  private <T> void overrideWithParameters(
      Map<String, Composition.Chain<T>> declared,
      T override,
      String kind,
      Function<T, Name> nameOf,
      Function<T, List<DeclarationTree.Parameter>> parametersOf) {
    Name name = nameOf.apply(override);
    if (!overrideValue(declared, name, override, kind, nameOf)) {
      return;
    }
    List<T> versions = declared.get(name.text()).versions();
    int wanted = parametersOf.apply(versions.get(0)).size();
    int found = parametersOf.apply(override).size();
    if (found != wanted) {
      versions.remove(override);
      reports.add(
          DiagnosticCode.WRONG_OVERRIDE,
          name.span(),
          kind + " `" + name.text() + "` has " + count(wanted, "parameter") + ", this override has " + found);
    }
  }

  private <T> boolean overrideValue(
      Map<String, Composition.Chain<T>> declared,
      Name name,
      T override,
      String kind,
      Function<T, Name> nameOf) {
    Composition.Chain<T> chain = declared.get(name.text());
    if (chain == null) {
      reports.add(
          DiagnosticCode.NOTHING_TO_OVERRIDE,
          name.span(),
          "there is no " + kind + " `" + name.text() + "` to override",
          Suggestion.of(name.text(), declared.keySet()));
      return false;
    }
    if (own(nameOf.apply(chain.effective()).span())) {
      overrideOfOwn(name, kind + " `" + name.text() + "`");
      return false;
    }
    chain.versions().add(override);
    return true;
  }

  /** Whether a place lies in the module being added. */
  private boolean own(Span span) {
    Span whole = module.span();
    return span.source().equals(whole.source()) && span.start() >= whole.start() && span.end() <= whole.end();
  }

  private void overrideOfOwn(Name name, String what) {
    reports.add(
        DiagnosticCode.NOTHING_TO_OVERRIDE, name.span(), what + " is already given by this module, not by one it extends");
  }

  private Composition.ActorParts inherited(Name name) {
    Composition.ActorParts actor = result.actors.get(name.text());
    if (actor == null) {
      reports.add(
          DiagnosticCode.UNKNOWN_ACTOR,
          name.span(),
          "there is no actor `" + name.text() + "`",
          Suggestion.of(name.text(), result.actors.keySet()));
    }
    return actor;
  }

  private Composition.MemberParts member(Composition.ActorParts actor, Name name, boolean stepsOnly) {
    Collection<String> names =
        (stepsOnly ? actor.steps() : actor.members()).stream().map(Composition.MemberParts::name).toList();
    if (names.contains(name.text())) {
      return actor.member(name.text()).orElseThrow();
    }
    String what = stepsOnly ? "step" : "action or step";
    reports.add(
        DiagnosticCode.UNKNOWN_ACTION,
        name.span(),
        "actor `" + actor.tree().name().text() + "` has no " + what + " `" + name.text() + "`",
        Suggestion.of(name.text(), names));
    return null;
  }

  private void overrideMember(DeclarationTree.Override override) {
    Composition.ActorParts actor = inherited(override.actor());
    if (actor == null) {
      return;
    }
    Composition.MemberParts member = member(actor, override.action(), false);
    if (member == null) {
      return;
    }
    if (own(member.span())) {
      overrideOfOwn(
          override.action(), "`" + override.actor().text() + "." + override.action().text() + "`");
      return;
    }
    member.bodies().add(override.body());
    member.overrides().add(override);
  }

  private void insertSteps(DeclarationTree.Insert insert) {
    Composition.ActorParts actor = inherited(insert.actor());
    if (actor == null) {
      return;
    }
    Composition.MemberParts place = member(actor, insert.step(), true);
    if (place != null) {
      insert(actor, actor.members().indexOf(place) + (insert.before() ? 0 : 1), insert.members());
    }
  }
}
