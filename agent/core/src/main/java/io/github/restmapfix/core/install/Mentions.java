package io.github.restmapfix.core.install;

import java.util.LinkedHashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;

/** Every type, and every member of one, that the code of a class file mentions. */
final class Mentions extends ClassVisitor {

  private final Set<Mention> all = new LinkedHashSet<>();

  private Mentions() {
    super(OpenedClassReader.ASM_API);
  }

  static Set<Mention> in(byte[] classFile) {
    Mentions mentions = new Mentions();
    OpenedClassReader.of(classFile).accept(mentions, ClassReader.SKIP_DEBUG);
    return mentions.all;
  }

  @Override
  public void visit(
      int version, int access, String name, String signature, String parent, String[] more) {
    add(parent);
    for (String type : more) {
      add(type);
    }
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String method, String descriptor, String signature, String[] exceptions) {
    return new Code();
  }

  private void add(String type) {
    add(type, "");
  }

  private void add(String owner, String member) {
    all.add(new Mention(owner, member));
  }

  private final class Code extends MethodVisitor {

    Code() {
      super(OpenedClassReader.ASM_API);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      add(type);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String type) {
      boolean isStatic = opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC;
      add(owner, Declarations.field(isStatic, name, type));
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String type, boolean isInterface) {
      boolean isStatic = opcode == Opcodes.INVOKESTATIC;
      add(owner, owner.startsWith("[") ? "" : Declarations.method(isStatic, name, type));
    }

    /** {@code Names::plural} is a reference as good as a call. */
    @Override
    public void visitInvokeDynamicInsn(
        String name, String type, Handle bootstrap, Object... arguments) {
      for (Object argument : arguments) {
        if (argument instanceof Handle) {
          Handle handle = (Handle) argument; // javac makes none of fields
          boolean isStatic = handle.getTag() == Opcodes.H_INVOKESTATIC;
          add(handle.getOwner(), Declarations.method(isStatic, handle.getName(), handle.getDesc()));
        }
      }
    }

    @Override
    public void visitLdcInsn(Object value) {
      if (value instanceof Type && ((Type) value).getSort() == Type.OBJECT) {
        add(((Type) value).getInternalName());
      }
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
      if (type != null) {
        add(type);
      }
    }
  }

  /** A type, or a member of it; immutable. */
  static final class Mention {

    private final String type;
    private final String member;

    Mention(String internalName, String member) {
      this.type = elementType(internalName).replace('/', '.');
      this.member = member;
    }

    /** Of an array, that of its elements. */
    String type() {
      return type;
    }

    /** As {@link Declarations} has it; empty for the type itself. */
    String member() {
      return member;
    }

    /** Without regular expressions: there is one of these for each instruction. */
    private static String elementType(String internalName) {
      int dimensions = internalName.lastIndexOf('[') + 1;
      return dimensions > 0 && internalName.endsWith(";")
          ? internalName.substring(dimensions + 1, internalName.length() - 1)
          : internalName.substring(dimensions);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Mention
          && ((Mention) other).type.equals(type)
          && ((Mention) other).member.equals(member);
    }

    @Override
    public int hashCode() {
      return 31 * type.hashCode() + member.hashCode();
    }

    @Override
    public String toString() {
      return member.isEmpty() ? type : type + "." + member.replace("static ", "");
    }
  }
}
