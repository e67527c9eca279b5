package checker.codegen;

import checker.codegen.Code.Test;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parts of the guards of up to 64 instances that look at few bits of the state. Each guard is a conjunction. A conjunct that looks only
 * at bits of one chunk of a state's words is told by a truth table for all values of that chunk, and so is, chunk by chunk, a comparison of
 * more bits with a constant. At run time one {@link GuardTable} takes the place of all these tests.
 */
final class Guards {
  /** Most chunks that a table has: enough for a thousand bits, few enough for a method to look them all up. */
  private static final int MOST_PLACES = 160;

  /** A chunk of a word. */
  record Place(int word, int chunk) {}

  /** The values of a chunk for which an instance may run: bit {@code v} is value {@code v}. */
  record Entry(Place place, int instance, long truth) {}

  /** For each chunk that is looked at, for each instance what it wants there. */
  private final Map<Place, long[]> truths = new LinkedHashMap<>();

  /** The instances of which guards were taken in. */
  private long instances;

  /** The chunks, in the order in which the table has them. */
  List<Place> places() {
    return List.copyOf(truths.keySet());
  }

  List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    truths.forEach((place, ofInstances) -> {
      for (int i = 0; i < Long.SIZE; i++) {
        if (ofInstances[i] != -1) {
          entries.add(new Entry(place, i, ofInstances[i]));
        }
      }
    });
    return entries;
  }

  /** The instances that are run only if the table lets them. */
  long instances() {
    return instances;
  }

  /**
   * Takes in what it can of a guard.
   *
   * @param instance 0 to 63
   * @return what is left to be tested
   */
  Code take(int instance, Code guard) {
    instances |= 1L << instance;
    Code left = Codes.TRUE;
    for (Code conjunct : Codes.conjuncts(guard)) {
      if (!takes(instance, conjunct)) {
        left = Codes.and(left, conjunct);
      }
    }
    return left;
  }

  private boolean takes(int instance, Code conjunct) {
    if (truths.size() + Long.SIZE / GuardTable.CHUNK_BITS >= MOST_PLACES) {
      return false;
    }
    if (conjunct instanceof Test test && !test.negated() && word(test) >= 0) {
      for (long left = test.mask(); left != 0; ) {
        int chunk = Long.numberOfTrailingZeros(left) / GuardTable.CHUNK_BITS;
        long mask = test.mask() & bits(chunk);
        want(instance, new Place(word(test), chunk), new Test(test.word(), mask, test.value() & mask, false, 1));
        left &= ~mask;
      }
      return true;
    }
    Place place = place(conjunct);
    if (place == null) {
      return false;
    }
    want(instance, place, conjunct);
    return true;
  }

  private void want(int instance, Place place, Code condition) {
    long truth = 0;
    for (int value = 0; value < GuardTable.VALUES; value++) {
      if (holds(condition, (long) value << place.chunk() * GuardTable.CHUNK_BITS)) {
        truth |= 1L << value;
      }
    }
    truths.computeIfAbsent(place, p -> {
      long[] all = new long[Long.SIZE];
      Arrays.fill(all, -1);
      return all;
    })[instance] &= truth;
  }

  private static long bits(int chunk) {
    return (long) (GuardTable.VALUES - 1) << chunk * GuardTable.CHUNK_BITS;
  }

  /** The word of the state that a test is about; -1 if it is about something else. */
  private static int word(Test test) {
    return test.word() instanceof Code.Word word && !word.next() ? word.index() : -1;
  }

  /** The chunk in which all bits lie that a condition looks at; null if there is none. */
  private static Place place(Code condition) {
    if (condition instanceof Test test) {
      int word = word(test);
      int chunk = Long.numberOfTrailingZeros(test.mask()) / GuardTable.CHUNK_BITS;
      return word < 0 || (test.mask() & ~bits(chunk)) != 0 ? null : new Place(word, chunk);
    }
    if (condition instanceof Code.Not not) {
      return place(not.operand());
    }
    if (condition instanceof Code.And and) {
      Place place = place(and.operands().get(0));
      return place != null && and.operands().stream().allMatch(operand -> place.equals(place(operand))) ? place : null;
    }
    return null;
  }

  /** The truth of a condition that has a place, for a value of the word. */
  private static boolean holds(Code condition, long word) {
    if (condition instanceof Test test) {
      return (word & test.mask()) == test.value() != test.negated();
    }
    if (condition instanceof Code.Not not) {
      return !holds(not.operand(), word);
    }
    return ((Code.And) condition).operands().stream().allMatch(operand -> holds(operand, word));
  }
}
