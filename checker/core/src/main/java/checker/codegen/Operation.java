package checker.codegen;

import java.util.List;

/** What a generated method does, in order. */
sealed interface Operation {

  /** Something that can be left before its end; compared by identity. */
  final class Exit {}

  /** Makes room for a local that is set later, in nested operations. */
  record Declare(Code.Local local) implements Operation {}

  /** Gives a local a value. */
  record Set(Code.Local local, Code value) implements Operation {}

  /** Fails unless the condition is true. */
  record Check(Code condition) implements Operation {}

  /** Leaves something unless the condition is true. */
  record Unless(Code condition, Exit exit) implements Operation {}

  record If(Code condition, List<Operation> then, List<Operation> otherwise) implements Operation {}

  /** Repeats the body until it is left. */
  record Loop(Exit exit, List<Operation> body) implements Operation {}

  /** The body once; it may be left early. */
  record Scope(Exit exit, List<Operation> body) implements Operation {}

  record Leave(Exit exit) implements Operation {}

  record Fail() implements Operation {}

  /**
   * Appends a successor.
   *
   * @param words for each word of the state its code, or null if it stays as it is
   */
  record Succeed(List<Code> words, Code instance) implements Operation {}

  /** Calls a routine, which may fail. */
  record Invoke(Code.Local result, Routine routine, List<Code> arguments) implements Operation {}

  /**
   * Calls a method that takes the same state and the same buffer and gives nothing.
   *
   * @param arguments what it takes besides
   * @param mayFail whether it fails by an exception
   */
  record Enter(String name, Signature signature, List<Code> arguments, boolean mayFail) implements Operation {}

  /** Ends the method with a result. */
  record Return(Code result) implements Operation {}
}
