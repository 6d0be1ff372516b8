package io.github.restmapfix.core.install;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.utility.OpenedClassReader;

/** A method's instructions as text, labels numbered in the order in which they are mentioned. */
final class InstructionText extends MethodVisitor {

  private final StringBuilder text = new StringBuilder();
  private final Map<Label, Integer> labels = new IdentityHashMap<>();
  private final Consumer<String> whenDone;

  InstructionText(Consumer<String> whenDone) {
    super(OpenedClassReader.ASM_API);
    this.whenDone = whenDone;
  }

  @Override
  public void visitEnd() {
    whenDone.accept(text.toString());
  }

  @Override
  public void visitInsn(int opcode) {
    add(opcode);
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    add(opcode, operand);
  }

  @Override
  public void visitVarInsn(int opcode, int variable) {
    add(opcode, variable);
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    add(opcode, type);
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    add(opcode, owner, name, descriptor);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    add(opcode, owner, name, descriptor);
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    add("indy", name, descriptor, bootstrap, Arrays.toString(arguments));
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    add(opcode, number(label));
  }

  @Override
  public void visitLabel(Label label) {
    add("L", number(label));
  }

  @Override
  public void visitLdcInsn(Object value) {
    add("ldc", value.getClass().getSimpleName(), value);
  }

  @Override
  public void visitIincInsn(int variable, int increment) {
    add("iinc", variable, increment);
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... cases) {
    add("switch", min, max, number(otherwise));
    Arrays.stream(cases).forEach(label -> add(number(label)));
  }

  @Override
  public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] cases) {
    add("switch", Arrays.toString(keys), number(otherwise));
    Arrays.stream(cases).forEach(label -> add(number(label)));
  }

  @Override
  public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
    add("new[]", descriptor, dimensions);
  }

  @Override
  public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
    add("try", number(start), number(end), number(handler), type);
  }

  private int number(Label label) {
    return labels.computeIfAbsent(label, first -> labels.size());
  }

  private void add(Object... parts) {
    for (Object part : parts) {
      text.append(part).append(' ');
    }
    text.append('\n');
  }
}
