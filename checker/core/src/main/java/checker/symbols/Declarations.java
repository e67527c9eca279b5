package checker.symbols;

import checker.source.Span;
import checker.symbols.Symbol.Kind;
import checker.syntax.DeclarationTree;
import checker.syntax.ModuleTree;
import checker.syntax.Name;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the declarations of one module into its table: first what it declares, then what it changes of others. */
final class Declarations {
  private final ModuleTree module;
  private final Optional<String> owner;
  private final Table table;
  private final List<Symbol> outline = new ArrayList<>();

  private Declarations(ModuleTree module, Table table) {
    this.module = module;
    this.owner = Optional.of(module.name().text());
    this.table = table;
  }

  /** The module, with all that it declares as its children; the table has what it inherits, and gets the rest. */
  static Symbol add(ModuleTree module, Table table) {
    Declarations declarations = new Declarations(module, table);
    module.declarations().forEach(declarations::declare);
    module.declarations().forEach(declarations::modify);
    declarations.outline.sort(Comparator.comparingInt(s -> s.extent().start()));
    return module(module).withChildren(declarations.outline);
  }

  /** A module without its declarations. */
  static Symbol module(ModuleTree module) {
    Name last = module.parent().orElse(module.name());
    Span header = new Span(module.span().source(), module.span().start(), last.span().end());
    return new Symbol(
        Kind.MODULE, module.name().text(), Optional.empty(), module.name().span(), module.span(), header, module.doc(),
        Optional.empty(), List.of());
  }

  private void declare(DeclarationTree declaration) {
    if (declaration instanceof DeclarationTree.Const tree && !tree.override()) {
      tree.type().ifPresent(t -> table.written.put(tree.name().span(), t));
      into(table.values, symbol(Kind.CONSTANT, tree.name(), tree, tree.span()));
    } else if (declaration instanceof DeclarationTree.TypeAlias tree) {
      table.written.put(tree.name().span(), tree.type());
      into(table.types, symbol(Kind.TYPE, tree.name(), tree, tree.span()));
    } else if (declaration instanceof DeclarationTree.EnumType tree) {
      enumeration(tree);
    } else if (declaration instanceof DeclarationTree.RecordType tree) {
      tree.fields().forEach(f -> table.written.put(f.name().span(), f.type()));
      List<Symbol> fields = tree.fields().stream().map(f -> part(Kind.FIELD, tree.name(), f)).toList();
      into(table.types, symbol(Kind.RECORD, tree.name(), tree, tree.span()).withChildren(fields));
    } else if (declaration instanceof DeclarationTree.Var tree) {
      table.written.put(tree.name().span(), tree.type());
      into(table.values, symbol(Kind.VARIABLE, tree.name(), tree, tree.span()));
    } else if (declaration instanceof DeclarationTree.Def tree && !tree.override()) {
      into(table.values, definition(tree, Optional.empty()));
    } else if (declaration instanceof DeclarationTree.Procedure tree && !tree.override()) {
      into(table.values, symbol(Kind.PROCEDURE, tree.name(), tree, before(tree, tree.body().span())));
    } else if (declaration instanceof DeclarationTree.Actor tree) {
      Span last = tree.parameters().isEmpty() ? tree.name().span() : last(tree.parameters());
      Symbol actor = symbol(Kind.ACTOR, tree.name(), tree, brace(tree, last));
      into(table.actors, actor.withChildren(members(tree.name(), tree.members())));
    } else {
      claim(declaration);
    }
  }

  private void claim(DeclarationTree declaration) {
    if (declaration instanceof DeclarationTree.Assume tree && tree.name().isPresent()) {
      into(table.claims, symbol(Kind.ASSUMPTION, tree.name().get(), tree, tree.span()));
    } else if (declaration instanceof DeclarationTree.Property tree) {
      into(table.claims, symbol(Kind.valueOf(tree.kind().name()), tree.name(), tree, tree.span()));
    } else if (declaration instanceof DeclarationTree.Scenario tree) {
      Span header =
          tree.expectations().isEmpty() ? tree.span() : before(tree, tree.expectations().get(0).span(), "expect");
      into(table.scenarios, symbol(Kind.SCENARIO, tree.name(), tree, header));
    }
  }

  private void modify(DeclarationTree declaration) {
    if (declaration instanceof DeclarationTree.Const tree && tree.override()) {
      override(table.values, symbol(Kind.CONSTANT, tree.name(), tree, tree.span(), known(table.values, tree.name())));
    } else if (declaration instanceof DeclarationTree.Def tree && tree.override()) {
      override(table.values, definition(tree, known(table.values, tree.name())));
    } else if (declaration instanceof DeclarationTree.Procedure tree && tree.override()) {
      Span header = before(tree, tree.body().span());
      override(table.values, symbol(Kind.PROCEDURE, tree.name(), tree, header, known(table.values, tree.name())));
    } else if (declaration instanceof DeclarationTree.Override tree) {
      overrideMember(tree);
    } else if (declaration instanceof DeclarationTree.Extend tree) {
      extend(tree, tree.actor(), Optional.empty(), 0, tree.members());
    } else if (declaration instanceof DeclarationTree.Insert tree) {
      extend(tree, tree.actor(), Optional.of(tree.step()), tree.before() ? 0 : 1, tree.members());
    }
  }

  private void enumeration(DeclarationTree.EnumType tree) {
    List<Symbol> members = new ArrayList<>();
    for (Name name : tree.members()) {
      Symbol member =
          new Symbol(
              Kind.MEMBER, name.text(), Optional.of(tree.name().text()), name.span(), name.span(), tree.span(), "",
              Optional.empty(), List.of());
      members.add(member);
      table.values.putIfAbsent(name.text(), member);
    }
    Symbol enumeration = symbol(Kind.ENUM, tree.name(), tree, tree.span()).withChildren(members);
    into(table.types, enumeration);
    for (Symbol member : members) {
      table.enumsOfMember.computeIfAbsent(member.name(), n -> new ArrayList<>()).add(enumeration);
    }
  }

  private Symbol definition(DeclarationTree.Def tree, Optional<Symbol> overridden) {
    tree.type().ifPresent(t -> table.written.put(tree.name().span(), t));
    return symbol(Kind.DEFINITION, tree.name(), tree, tree.span(), overridden);
  }

  private void overrideMember(DeclarationTree.Override tree) {
    Symbol actor = table.actors.get(tree.actor().text());
    Optional<Symbol> overridden = actor == null ? Optional.empty() : actor.child(tree.action().text());
    Symbol override =
        new Symbol(
            overridden.map(Symbol::kind).orElse(Kind.ACTION), tree.action().text(), Optional.of(tree.actor().text()),
            tree.action().span(), tree.span(), before(tree, tree.body().span()), tree.doc(), overridden, List.of());
    outline.add(override);
    if (overridden.isPresent()) {
      List<Symbol> members = new ArrayList<>(actor.children());
      members.set(members.indexOf(overridden.get()), override);
      table.actors.put(actor.name(), actor.withChildren(members));
    }
  }

  private void extend(
      DeclarationTree tree, Name name, Optional<Name> place, int behind, List<DeclarationTree.Member> trees) {
    List<Symbol> members = members(name, trees);
    Symbol extension = symbol(Kind.EXTENSION, place.orElse(name), tree, brace(tree, place.orElse(name).span()));
    outline.add(extension.withChildren(members));
    Symbol actor = table.actors.get(name.text());
    if (actor == null) {
      return;
    }
    int position =
        place.flatMap(p -> actor.child(p.text())).map(s -> actor.children().indexOf(s) + behind)
            .orElse(actor.children().size());
    table.actors.put(name.text(), actor.withChildren(position, members));
  }

  private List<Symbol> members(Name actor, List<DeclarationTree.Member> members) {
    List<Symbol> result = new ArrayList<>();
    for (DeclarationTree.Member member : members) {
      Span header = until(member.span(), member.body().span().start());
      result.add(
          new Symbol(
              member.step() ? Kind.STEP : Kind.ACTION, member.name().text(), Optional.of(actor.text()),
              member.name().span(), member.span(), header, member.doc(), Optional.empty(), List.of()));
    }
    return result;
  }

  static Symbol part(Kind kind, Name owner, DeclarationTree.Parameter tree) {
    Span whole = tree.name().span().to(tree.type().span());
    return new Symbol(
        kind, tree.name().text(), Optional.of(owner.text()), tree.name().span(), whole, whole, "", Optional.empty(),
        List.of());
  }

  private static Optional<Symbol> known(Map<String, Symbol> names, Name name) {
    return Optional.ofNullable(names.get(name.text()));
  }

  private void into(Map<String, Symbol> names, Symbol symbol) {
    outline.add(symbol);
    names.putIfAbsent(symbol.name(), symbol);
  }

  private void override(Map<String, Symbol> names, Symbol symbol) {
    outline.add(symbol);
    if (symbol.overridden().map(Symbol::kind).equals(Optional.of(symbol.kind()))) {
      names.put(symbol.name(), symbol);
    }
  }

  private Symbol symbol(Kind kind, Name name, DeclarationTree tree, Span header) {
    return symbol(kind, name, tree, header, Optional.empty());
  }

  private Symbol symbol(Kind kind, Name name, DeclarationTree tree, Span header, Optional<Symbol> overridden) {
    return new Symbol(kind, name.text(), owner, name.span(), tree.span(), header, tree.doc(), overridden, List.of());
  }

  private static Span last(List<DeclarationTree.Parameter> parameters) {
    return parameters.get(parameters.size() - 1).type().span();
  }

  /** The part of a declaration before the first brace after something. */
  private static Span brace(DeclarationTree tree, Span after) {
    int at = tree.span().source().content().indexOf('{', after.end());
    return until(tree.span(), at < 0 || at > tree.span().end() ? after.end() : at);
  }

  /** The part of a declaration before its body, without the brace that opens it. */
  private static Span before(DeclarationTree tree, Span body) {
    return until(tree.span(), body.start());
  }

  private static Span before(DeclarationTree tree, Span part, String word) {
    int at = tree.span().source().content().lastIndexOf(word, part.start());
    return until(tree.span(), at > tree.span().start() ? at : part.start());
  }

  private static Span until(Span whole, int end) {
    String text = whole.source().content();
    int last = end;
    while (last > whole.start() && (Character.isWhitespace(text.charAt(last - 1)) || text.charAt(last - 1) == '{')) {
      last--;
    }
    return new Span(whole.source(), whole.start(), last);
  }
}
