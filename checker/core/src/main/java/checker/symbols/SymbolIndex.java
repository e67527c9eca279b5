package checker.symbols;

import checker.source.SourceText;
import checker.source.Span;
import checker.syntax.ExprTree;
import checker.syntax.FileTree;
import checker.syntax.ModuleTree;
import checker.syntax.Parser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The names of one file, with those of the modules that it extends. Immutable. Cost: linear in the length of these files. */
public final class SymbolIndex {
  /** A module of the file. */
  private record Indexed(Symbol symbol, Table table, Mentions mentions) {}

  private final List<Indexed> modules;
  private final List<Mention> mentions;

  private SymbolIndex(List<Indexed> modules) {
    this.modules = modules;
    this.mentions = modules.stream().flatMap(m -> m.mentions().all().stream()).toList();
  }

  /**
   * Indexes a file, with or without syntax errors.
   *
   * @param beside gives the file that should declare a module which another file extends; what it lacks is left out
   */
  public static SymbolIndex of(FileTree file, Function<String, Optional<FileTree>> beside) {
    return new Builder(beside).index(file);
  }

  /** The modules with what they declare, in order. */
  public List<Symbol> modules() {
    return modules.stream().map(Indexed::symbol).toList();
  }

  /** All places of the file that name something. */
  public List<Mention> mentions() {
    return mentions;
  }

  /** What is named at an offset, the end of the name included. */
  public Optional<Mention> mentionAt(int offset) {
    for (Mention mention : mentions) {
      if (mention.span().start() <= offset && offset <= mention.span().end()) {
        return Optional.of(mention);
      }
    }
    return Optional.empty();
  }

  /** The names that mean something at an offset: local ones, innermost first, then those of the module. */
  public List<Symbol> visible(int offset) {
    Optional<Indexed> module = at(offset);
    List<Symbol> result = new ArrayList<>(module.map(m -> m.mentions().at(offset).all()).orElse(List.of()));
    module.ifPresent(m -> result.addAll(m.table().all()));
    return result;
  }

  /** What may stand after a dot behind an expression at an offset: fields, members of an enum, actions. */
  public List<Symbol> partsOf(String expression, int offset) {
    Optional<Indexed> module = at(offset);
    Optional<ExprTree> tree = Parser.expression(new SourceText("", expression));
    if (module.isEmpty() || tree.isEmpty()) {
      return List.of();
    }
    Table table = module.get().table();
    Scope scope = module.get().mentions().at(offset);
    if (tree.get() instanceof ExprTree.Ref ref && scope.find(ref.name().text()).isEmpty()) {
      Symbol type = table.types.get(ref.name().text());
      Symbol actor = table.actors.get(ref.name().text());
      if (type != null && type.kind() == Symbol.Kind.ENUM) {
        return type.children();
      }
      if (actor != null && !table.values.containsKey(ref.name().text())) {
        return actor.children();
      }
    }
    if (tree.get() instanceof ExprTree.Call call && table.actors.containsKey(call.name().text())) {
      return table.actors.get(call.name().text()).children();
    }
    return module.get().mentions().types().record(tree.get(), scope).map(Symbol::children).orElse(List.of());
  }

  /** The last module that begins before an offset: what is written after its end goes on with it. */
  private Optional<Indexed> at(int offset) {
    Indexed found = null;
    for (Indexed module : modules) {
      if (found == null || module.symbol().extent().start() <= offset) {
        found = module;
      }
    }
    return Optional.ofNullable(found);
  }

  /** Finds the ancestors of modules, each but once. */
  private static final class Builder {
    private record Ancestry(Symbol symbol, Table table, List<ModuleTree> lineage) {}

    /** Longest chain of modules that is followed. */
    private static final int MAX_LINEAGE = 100;

    private final Function<String, Optional<FileTree>> beside;
    private final Map<Span, Ancestry> known = new HashMap<>();
    private final Set<Span> underWay = new HashSet<>();

    Builder(Function<String, Optional<FileTree>> beside) {
      this.beside = beside;
    }

    SymbolIndex index(FileTree file) {
      List<Indexed> modules = new ArrayList<>();
      for (ModuleTree module : file.modules()) {
        Ancestry ancestry = ancestry(module, file);
        Mentions mentions =
            Bodies.of(module, ancestry.symbol(), ancestry.table(), Bodies.parameters(ancestry.lineage()));
        module.parent().ifPresent(name -> mentions.add(name, parent(module, file).map(Ancestry::symbol)));
        modules.add(new Indexed(ancestry.symbol(), ancestry.table(), mentions));
      }
      return new SymbolIndex(List.copyOf(modules));
    }

    private Ancestry ancestry(ModuleTree module, FileTree file) {
      Span key = module.name().span();
      Ancestry done = known.get(key);
      if (done != null) {
        return done;
      }
      underWay.add(key);
      Optional<Ancestry> parent = parent(module, file);
      List<ModuleTree> lineage = new ArrayList<>(parent.map(Ancestry::lineage).orElse(List.of()));
      lineage.add(module);
      Table table = parent.map(p -> new Table(p.table())).orElseGet(Table::new);
      Ancestry ancestry = new Ancestry(Declarations.add(module, table), table, lineage);
      underWay.remove(key);
      known.put(key, ancestry);
      return ancestry;
    }

    /** What a module extends; empty if it is nowhere, extends itself, or is too far away. */
    private Optional<Ancestry> parent(ModuleTree module, FileTree file) {
      if (module.parent().isEmpty() || underWay.size() > MAX_LINEAGE) {
        return Optional.empty();
      }
      String name = module.parent().get().text();
      Optional<FileTree> place = declares(file, name) ? Optional.of(file) : beside.apply(name);
      return place.flatMap(
          f ->
              f.modules().stream()
                  .filter(m -> m.name().text().equals(name) && !underWay.contains(m.name().span()))
                  .findFirst()
                  .map(m -> ancestry(m, f)));
    }

    private static boolean declares(FileTree file, String module) {
      return file.modules().stream().anyMatch(m -> m.name().text().equals(module));
    }
  }
}
