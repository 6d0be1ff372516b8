package io.github.restmapfix.core.install;

import java.lang.reflect.Field;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.assign.TypeCasting;
import net.bytebuddy.implementation.bytecode.constant.NullConstant;
import net.bytebuddy.implementation.bytecode.constant.TextConstant;
import net.bytebuddy.implementation.bytecode.member.MethodInvocation;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Byte code that reads a field of the Bridge through the system class loader, by reflection: the
 * only loader that everybody sees, OSGi bundles and named modules included.
 */
final class BridgeAccess {

  private static final String BRIDGE = "io.github.restmapfix.Bridge";

  private BridgeAccess() {}

  /** Binds {@link Bridged} parameters and counts what advice throws. */
  static Advice.WithCustomMapping mapping() {
    return Advice.withCustomMapping()
        .bind(
            new Advice.OffsetMapping.ForStackManipulation.Factory<>(
                Bridged.class,
                read("hook", BiFunction.class),
                TypeDescription.Generic.OfNonGenericType.ForLoadedType.of(BiFunction.class)));
  }

  static Advice.ExceptionHandler countingHandler() {
    return new Advice.ExceptionHandler.Simple(new CountAndForget());
  }

  private static StackManipulation read(String field, Class<?> type) {
    return new StackManipulation.Compound(
        call(ClassLoader.class, "getSystemClassLoader"),
        new TextConstant(BRIDGE),
        call(ClassLoader.class, "loadClass", String.class),
        new TextConstant(field),
        call(Class.class, "getField", String.class),
        NullConstant.INSTANCE,
        call(Field.class, "get", Object.class),
        TypeCasting.to(TypeDescription.ForLoadedType.of(type)));
  }

  private static StackManipulation call(Class<?> owner, String name, Class<?>... parameters) {
    try {
      return MethodInvocation.invoke(
          new MethodDescription.ForLoadedMethod(owner.getMethod(name, parameters)));
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Takes the throwable from the stack, adds one to {@code Bridge.failures} and goes on; also when
   * counting fails in turn, as it does close to the end of the stack.
   */
  private static final class CountAndForget extends StackManipulation.AbstractBase {

    @Override
    public Size apply(MethodVisitor method, Implementation.Context context) {
      Label start = new Label();
      Label end = new Label();
      Label failed = new Label();
      Label done = new Label();
      method.visitTryCatchBlock(start, end, failed, "java/lang/Throwable");
      method.visitLabel(start);
      method.visitInsn(Opcodes.POP);
      read("failures", AtomicLong.class).apply(method, context);
      call(AtomicLong.class, "incrementAndGet").apply(method, context);
      method.visitInsn(Opcodes.POP2);
      method.visitLabel(end);
      method.visitJumpInsn(Opcodes.GOTO, done);
      method.visitLabel(failed);
      method.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {"java/lang/Throwable"});
      method.visitInsn(Opcodes.POP);
      method.visitLabel(done);
      method.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
      // Byte Buddy writes a frame of its own next, and one place can have only one
      method.visitInsn(Opcodes.NOP);
      return new Size(-1, 3);
    }
  }
}
