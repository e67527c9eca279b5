package checker.cli;

import checker.compare.Subject;
import checker.typing.ModuleDescription;
import checker.typing.ScenarioRef;
import checker.typing.Specification;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** From arguments to the scenarios that take part in a comparison; tells what is given twice and what is left out. */
final class Subjects {
  private final Console console;
  private final Specifications loader;
  private final SearchOptions search;
  private final Consumer<String> notes;

  /** By real path, so that no file is read twice whatever it is called. */
  private final Map<Path, Optional<Specification>> loaded = new LinkedHashMap<>();

  private final Map<Path, String> names = new LinkedHashMap<>();

  Subjects(Console console, Specifications loader, SearchOptions search, Consumer<String> notes) {
    this.console = console;
    this.loader = loader;
    this.search = search;
    this.notes = notes;
  }

  /**
   * The scenarios of each argument, in order. A specification with errors has none, and its errors have been told.
   *
   * @throws UsageException if a name names nothing
   */
  List<List<Subject>> of(List<String> arguments) {
    List<Selector> selectors = arguments.stream().map(a -> Selector.of(a, console)).toList();
    for (Selector selector : selectors) {
      Path path = real(selector);
      if (!loaded.containsKey(path)) {
        loaded.put(path, loader.load(selector.file()));
        names.put(path, selector.file());
      }
    }
    List<List<Subject>> subjects = new ArrayList<>();
    for (Selector selector : selectors) {
      requireKnown(selector);
      subjects.add(subjects(selector));
    }
    if (!loader.faulty()) {
      List<ScenarioRef> known = new ArrayList<>();
      loaded.values().forEach(s -> s.ifPresent(specification -> known.addAll(specification.scenarios())));
      Specifications.requireKnown(known, search.scenarios());
      search.requireKnownProperties(subjects.stream().flatMap(List::stream).map(Subject::model).toList());
    }
    return subjects.stream().map(s -> s.stream().filter(each -> search.concern(each.model())).toList()).toList();
  }

  /** All of them, each once. */
  List<Subject> distinct(List<List<Subject>> subjects) {
    Set<List<String>> known = new LinkedHashSet<>();
    Set<String> twice = new LinkedHashSet<>();
    Map<String, Set<String>> filesOfModule = new LinkedHashMap<>();
    List<Subject> distinct = new ArrayList<>();
    for (List<Subject> each : subjects) {
      for (Subject subject : each) {
        if (known.add(List.of(subject.spec(), subject.name()))) {
          distinct.add(subject);
          filesOfModule.computeIfAbsent(subject.module().name(), m -> new LinkedHashSet<>()).add(subject.spec());
        } else {
          twice.add(subject.spec());
        }
      }
    }
    twice.forEach(spec -> notes.accept("`" + spec + "` is given more than once; it is compared once"));
    filesOfModule.forEach(
        (module, files) -> {
          if (files.size() > 1) {
            notes.accept(
                "there is a module `" + module + "` in " + String.join(" and in ", files) + "; both are compared");
          }
        });
    return distinct;
  }

  private List<Subject> subjects(Selector selector) {
    Path path = real(selector);
    List<Subject> subjects = new ArrayList<>();
    loaded.get(path).ifPresent(
        specification -> {
          for (ModuleDescription module : specification.modules()) {
            List<ScenarioRef> refs =
                specification.scenarios().stream().filter(r -> r.module().equals(module.name())).toList();
            if (refs.isEmpty() && selector.selectsModule(module.name())) {
              notes.accept("module `" + module.name() + "` of " + names.get(path) + " has no scenario; it is left out");
            }
            for (ScenarioRef ref : Specifications.select(refs, search.scenarios())) {
              if (selector.selects(ref)) {
                loader
                    .elaborate(specification, ref, search.constants())
                    .ifPresent(model -> subjects.add(new Subject(names.get(path), module, model)));
              }
            }
          }
        });
    return subjects;
  }

  private void requireKnown(Selector selector) {
    loaded.get(real(selector)).ifPresent(
        specification -> {
          List<String> modules = specification.modules().stream().map(ModuleDescription::name).toList();
          if (modules.stream().noneMatch(selector::selectsModule)) {
            throw new UsageException(
                "in `" + selector.file() + "` "
                    + Specifications.unknown("module", selector.module().orElseThrow(), modules));
          }
          if (specification.scenarios().stream().noneMatch(selector::selects) && selector.scenario().isPresent()) {
            List<String> scenarios =
                specification.scenarios().stream()
                    .filter(ref -> selector.selectsModule(ref.module()))
                    .map(ScenarioRef::scenario)
                    .toList();
            throw new UsageException(
                "in `" + selector.file() + "` "
                    + Specifications.unknown("scenario", selector.scenario().get(), scenarios));
          }
        });
  }

  /** What was loaded, by real path; empty for what has errors. */
  Map<Path, Optional<Specification>> specifications() {
    return Collections.unmodifiableMap(loaded);
  }

  private Path real(Selector selector) {
    return WholeFile.real(console.resolve(selector.file()));
  }
}
