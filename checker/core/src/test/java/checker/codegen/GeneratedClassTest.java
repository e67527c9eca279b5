package checker.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import checker.layout.StateLayout;
import checker.model.Model;
import checker.source.Diagnostics;
import checker.typing.ScenarioRef;
import checker.typing.Specification;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The classes generated for the specifications that come with the checker. */
class GeneratedClassTest {
  private static final Path SPECS = Path.of("..", "..", "specs");

  private static List<Model> models(Path file, Map<String, String> constants) {
    Diagnostics diagnostics = new Diagnostics();
    Specification specification = Specification.load(file, diagnostics).orElseThrow();
    List<Model> models = new ArrayList<>();
    for (ScenarioRef scenario : specification.scenarios()) {
      models.add(specification.elaborate(scenario, constants, diagnostics).orElseThrow());
    }
    return models;
  }

  /** So that a class can be sent elsewhere, and a run be resumed only with the same one. */
  @Test
  void theSameModelGivesTheSameBytes() {
    for (Model model : models(SPECS.resolve("revoke.spec"), Map.of())) {
      byte[] bytes = CodeGenerator.generate(model, StateLayout.of(model));
      assertThat(CodeGenerator.generate(model, StateLayout.of(model))).isEqualTo(bytes);
    }
  }

  /** What HotSpot would not compile would be a hundred times slower. */
  @Test
  void methodsAreSmallEnoughForTheJustInTimeCompiler() {
    Map<String, String> larger = Map.of("USERS", "2", "PAGES", "3", "FRAMES", "4");
    for (Model model : models(SPECS.resolve("page_cache.spec"), larger)) {
      assertThat(largestMethod(CodeGenerator.generate(model, StateLayout.of(model))))
          .isBetween(100, Part.COMPILED_BYTES);
    }
  }

  private static int largestMethod(byte[] classBytes) {
    int[] largest = {0};
    ClassVisitor visitor =
        new ClassVisitor(Opcodes.ASM9, new ClassWriter(0)) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor copy = super.visitMethod(access, name, descriptor, signature, exceptions);
            return new MethodVisitor(Opcodes.ASM9, copy) {
              @Override
              public void visitMaxs(int maxStack, int maxLocals) {
                Label end = new Label();
                super.visitLabel(end);
                largest[0] = Math.max(largest[0], end.getOffset());
                super.visitMaxs(maxStack, maxLocals);
              }
            };
          }
        };
    new ClassReader(classBytes).accept(visitor, 0);
    return largest[0];
  }
}
