package checker.cli;

import checker.explore.ExploreOptions;
import checker.inspect.Route;
import checker.inspect.RouteFinder;
import checker.inspect.Session;
import checker.model.ActionInstance;
import checker.model.Model;
import checker.model.Property;
import checker.model.Value;
import checker.report.Page;
import checker.report.SessionText;
import checker.report.TraceFile;
import checker.source.Spelling;
import checker.trace.Blocked;
import checker.trace.Inspector;
import checker.trace.RecordedTrace;
import checker.trace.Step;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/** The commands of {@code checker explore}. */
final class Dialogue {
  private static final String PROMPT = "> ";
  private static final int MOST_INITIAL_STATES = 20;

  private static final String HELP =
      """
        NUMBER or NAME     take that step: 2, or pin, driver(1).pin, driver(1).pin with p = 1
        actions            what can happen here (also: a)
        state              the whole state; * marks what the last step changed (s)
        properties         the value of each property here (p)
        path               the steps so far (t)
        why NAME           which guard keeps an action from running, with the values
        undo [N]           take N steps back (u)
        redo [N]           take them again (r)
        random [N]         take N steps at random
        jump NAME          take the shortest way from here to a violation or witness of a property
        jump NAME initial  the same from the beginning
        initial [N]        the initial states; begin anew in the Nth
        save FILE          write the steps so far as a trace, for `checker replay`
        load FILE          follow a trace from its beginning
        quit               so does the end of the input (q)""";

  private final Session session;
  private final String spec;
  private final Map<String, String> constants;
  private final long timeoutNanos;
  private final Console console;
  private final PrintStream out;
  private final SessionText text;
  private final Set<Path> saved = new HashSet<>();
  private boolean understood = true;
  private boolean ended;

  Dialogue(
      Session session, String spec, Map<String, String> constants, long timeoutNanos, Page page, Console console) {
    this.session = session;
    this.spec = spec;
    this.constants = constants;
    this.timeoutNanos = timeoutNanos;
    this.console = console;
    this.out = console.out();
    this.text = new SessionText(session, page);
  }

  /** Does what the lines say; false if something was not understood or could not be done. */
  boolean run(LineSource lines) {
    print(text.heading(spec, constants));
    print(text.situation());
    while (!ended) {
      Optional<String> line = next(lines);
      line.map(String::strip).filter(command -> !command.isEmpty()).ifPresent(this::obey);
      ended |= line.isEmpty();
    }
    out.flush();
    return understood;
  }

  /** The next line. What no terminal has shown is shown here, so that the text reads like a session. */
  private Optional<String> next(LineSource lines) {
    if (console.inTerminal()) {
      out.print(PROMPT);
      out.flush();
    }
    Optional<String> line = lines.next();
    if (!console.inTerminal()) {
      line.ifPresent(command -> out.print(PROMPT + command + "\n"));
    } else if (line.isEmpty()) {
      out.print("\n");
    }
    return line;
  }

  private void obey(String line) {
    if (line.startsWith("#")) {
      return;
    }
    String word = line.split("\\s+", 2)[0];
    String rest = line.substring(word.length()).strip();
    try {
      if (!command(word, rest)) {
        take(line);
      }
    } catch (UsageException e) {
      understood = false;
      out.print(e.getMessage() + "\n");
    }
  }

  /** False if the word is no command. */
  private boolean command(String word, String rest) {
    switch (word) {
      case "help", "h", "?" -> print(HELP.lines().toList());
      case "quit", "q", "exit" -> ended = true;
      case "actions", "a" -> print(text.actions());
      case "state", "s" -> print(text.state());
      case "properties", "p" -> print(text.properties());
      case "path", "t" -> print(text.path());
      case "undo", "u" -> moved(session.undo(count(rest)), "there is nothing to undo");
      case "redo", "r" -> moved(session.redo(count(rest)), "there is nothing to redo");
      case "random" -> moved(session.random(count(rest)), "nothing can happen here");
      case "why" -> named(word, rest, this::why);
      case "jump", "goto" -> named(word, rest, this::jump);
      case "save" -> named(word, rest, this::save);
      case "load" -> named(word, rest, this::load);
      case "initial" -> initial(rest);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void named(String word, String rest, Consumer<String> action) {
    if (rest.isEmpty()) {
      throw new UsageException("`" + word + "` needs a name; `help` tells more");
    }
    action.accept(rest);
  }

  private static int count(String rest) {
    if (rest.isEmpty()) {
      return 1;
    }
    int count = number(rest);
    if (count < 1) {
      throw new UsageException("expected a number of steps, not `" + rest + "`");
    }
    return count;
  }

  /** -1 if it is none. */
  private static int number(String text) {
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
  }

  private void moved(int steps, String none) {
    if (steps == 0) {
      throw new UsageException(none);
    }
    print(text.situation());
  }

  // ---- One step

  private void take(String name) {
    int number = number(name);
    List<Step> steps = session.steps();
    if (number >= 0) {
      if (number < 1 || number > steps.size()) {
        throw new UsageException("there is no step " + name + " here" + (steps.isEmpty() ? "" : "; there are 1 to " + steps.size()));
      }
      session.take(steps.get(number - 1));
      print(text.situation());
      return;
    }
    List<Integer> matching = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      if (names(steps.get(i).instance(), steps.get(i).label()).contains(name)
          || names(steps.get(i).instance(), steps.get(i).instance().label()).contains(name)) {
        matching.add(i + 1);
      }
    }
    if (matching.size() == 1) {
      session.take(steps.get(matching.get(0) - 1));
      print(text.situation());
    } else if (matching.size() > 1) {
      String all = String.join(", ", matching.stream().map(Object::toString).toList());
      throw new UsageException("`" + name + "` may be any of " + all + ": which?");
    } else {
      List<ActionInstance> instances = instances(name);
      if (instances.isEmpty()) {
        throw new UsageException("`" + name + "` is neither a command nor an action" + advice(name));
      }
      instances.forEach(instance -> print(text.why(instance)));
      throw new UsageException("`" + name + "` cannot happen here");
    }
  }

  /** What a step or an instance may be called. */
  private static Set<String> names(ActionInstance instance, String label) {
    Set<String> names = new LinkedHashSet<>();
    String lane = Blocked.name(instance);
    String actor = lane.substring(0, lane.length() - instance.label().length());
    names.add(actor + label);
    names.add(label);
    names.add(instance.lane().label() + ": " + label);
    names.add(instance.lane().actor().name() + "." + instance.action().name());
    names.add(instance.action().name());
    return names;
  }

  private List<ActionInstance> instances(String name) {
    return session.inspector().instances().all().stream().filter(i -> names(i, i.label()).contains(name)).toList();
  }

  private String advice(String name) {
    List<String> known = new ArrayList<>();
    HELP.lines().map(line -> line.strip().split("\\W", 2)[0]).filter(word -> word.equals(word.toLowerCase(Locale.ROOT))).forEach(known::add);
    session.inspector().instances().all().forEach(i -> known.addAll(names(i, i.label())));
    return Spelling.nearest(name, known).map(near -> "; did you mean `" + near + "`?").orElse("; `help` tells what there is");
  }

  private void why(String name) {
    List<ActionInstance> instances = instances(name);
    if (instances.isEmpty()) {
      List<String> known = new ArrayList<>();
      session.inspector().instances().all().forEach(i -> known.add(Blocked.name(i)));
      throw new UsageException(Specifications.unknown("action", name, known));
    }
    instances.forEach(instance -> print(text.why(instance)));
  }

  // ---- Many steps

  private void jump(String rest) {
    String name = rest.split("\\s+", 2)[0];
    String from = rest.substring(name.length()).strip();
    if (!from.isEmpty() && !from.equals("initial")) {
      throw new UsageException("expected `jump NAME` or `jump NAME initial`, not `jump " + rest + "`");
    }
    Optional<Property> property =
        session.model().properties().stream().filter(p -> p.name().equals(name)).findFirst();
    if (property.isEmpty() && !name.equals(Model.DEADLOCK_FREE)) {
      List<String> known = new ArrayList<>(session.model().properties().stream().map(Property::name).toList());
      known.add(Model.DEADLOCK_FREE);
      throw new UsageException(Specifications.unknown("property", name, known));
    }
    boolean ofBehaviours = property.filter(p -> !Inspector.ofStates(p)).isPresent();
    RouteFinder finder = new RouteFinder(session.inspector(), bounds());
    Route route = ofBehaviours ? finder.alongViolation(property.get()) : finder.from(start(from), property);
    if (route instanceof Route.Found found) {
      if (ofBehaviours) {
        session.begin(session.initialStates().indexOf(found.from()));
      } else if (!from.isEmpty()) {
        session.begin(session.initialNumber());
      }
      found.steps().forEach(session::take);
      out.print(found.steps().isEmpty() ? "it is to be seen right here\n" : steps(found.steps().size()) + " taken\n");
      print(text.situation());
    } else if (route instanceof Route.None) {
      out.print("no way leads from " + (from.isEmpty() && !ofBehaviours ? "here" : "the beginning") + " to " + wanted(property) + "\n");
    } else {
      throw new UsageException(
          route instanceof Route.Fault
              ? "the search met a state in which the specification cannot be evaluated: jump deadlock_free or `checker verify` tell more"
              : "the search was given up, for want of time or memory; --timeout gives it more time");
    }
  }

  private static String wanted(Optional<Property> property) {
    boolean witness =
        property.filter(p -> p.kind() == Property.Kind.REACHABLE || p.kind() == Property.Kind.COST).isPresent();
    return (witness ? "a witness of " : "a violation of ") + property.map(Property::name).orElse(Model.DEADLOCK_FREE);
  }

  private List<Value> start(String from) {
    return from.isEmpty() ? session.state() : session.initial();
  }

  private ExploreOptions bounds() {
    return ExploreOptions.defaults().withTimeoutNanos(timeoutNanos).withCancelled(console.cancelled());
  }

  private void initial(String rest) {
    if (rest.isEmpty()) {
      print(text.initialStates(MOST_INITIAL_STATES));
      return;
    }
    int number = number(rest);
    if (number < 1 || number > session.initialStates().size()) {
      throw new UsageException("expected one of the initial states, 1 to " + session.initialStates().size() + ", not `" + rest + "`");
    }
    session.begin(number - 1);
    print(text.situation());
  }

  // ---- Files

  private void save(String name) {
    Path file = console.resolve(name);
    WholeFile.requireWritable(file);
    if (Files.isRegularFile(file) && !saved.contains(WholeFile.real(file))) {
      throw new UsageException("`" + name + "` is there already; only what was saved in this session is replaced");
    }
    WholeFile.write(file, TraceFile.write(session.trace(), spec, constants));
    saved.add(WholeFile.real(file));
    out.print(name + " has been written: " + steps(session.path().size()) + "\n");
  }

  private void load(String name) {
    RecordedTrace trace = ReplayCommand.read(name, console.resolve(name));
    OptionalInt followed = session.follow(trace);
    if (followed.isEmpty()) {
      throw new UsageException("there is no initial state with " + String.join(", ", trace.initially()));
    }
    print(text.situation());
    if (followed.getAsInt() < trace.steps().size()) {
      RecordedTrace.RecordedStep next = trace.steps().get(followed.getAsInt());
      throw new UsageException(
          "step " + (followed.getAsInt() + 1) + " of " + name + " cannot be taken here: " + next.lane() + ": " + next.label());
    }
  }

  private static String steps(int count) {
    return count == 1 ? "1 step" : count + " steps";
  }

  private void print(List<String> lines) {
    lines.forEach(line -> out.print(line + "\n"));
  }
}
