package checker.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which scenarios of two proposals are compared: for each machine that both extend, the first module of each; of these the scenarios of
 * the same name; if there are none, the first of each.
 *
 * @param unpaired scenarios that have no partner
 */
public record Pairing(List<Pair> pairs, List<Subject> unpaired) {
  /** Of nothing. */
  public static final Pairing NONE = new Pairing(List.of(), List.of());

  /** Two scenarios of one machine. */
  public record Pair(Subject first, Subject second) {}

  /** Pairs in the order of the first side. */
  public static Pairing of(List<Subject> first, List<Subject> second) {
    List<Pair> pairs = new ArrayList<>();
    Set<Subject.MachineKey> machines = new LinkedHashSet<>();
    first.forEach(subject -> machines.add(subject.machine()));
    for (Subject.MachineKey machine : machines) {
      pairs.addAll(pairs(firstModule(first, machine), firstModule(second, machine)));
    }
    List<Subject> unpaired = new ArrayList<>();
    for (Subject subject : Stream.concat(first.stream(), second.stream()).toList()) {
      if (pairs.stream().noneMatch(p -> p.first().equals(subject) || p.second().equals(subject))) {
        unpaired.add(subject);
      }
    }
    return new Pairing(List.copyOf(pairs), List.copyOf(unpaired));
  }

  /** All that take part, each once. */
  public List<Subject> subjects() {
    return pairs.stream().flatMap(p -> Stream.of(p.first(), p.second())).distinct().toList();
  }

  private static List<Pair> pairs(List<Subject> first, List<Subject> second) {
    List<Pair> pairs = new ArrayList<>();
    for (Subject subject : first) {
      second.stream()
          .filter(s -> s.model().scenario().equals(subject.model().scenario()))
          .findFirst()
          .ifPresent(s -> pairs.add(new Pair(subject, s)));
    }
    if (pairs.isEmpty() && !first.isEmpty() && !second.isEmpty()) {
      pairs.add(new Pair(first.get(0), second.get(0)));
    }
    return pairs;
  }

  /** The scenarios of the first module that extends the machine. */
  private static List<Subject> firstModule(List<Subject> subjects, Subject.MachineKey machine) {
    List<Subject> same = subjects.stream().filter(s -> s.machine().equals(machine)).toList();
    Optional<String> module = same.stream().map(s -> s.module().name()).findFirst();
    return same.stream().filter(s -> s.module().name().equals(module.orElse(""))).toList();
  }
}
