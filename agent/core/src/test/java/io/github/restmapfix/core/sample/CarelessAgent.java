package io.github.restmapfix.core.sample;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.ref.WeakReference;
import java.security.ProtectionDomain;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Somebody else's, that adds a field to {@code Names} of one copy when it is loaded, and does not
 * when it is transformed again: the JVM refuses to take a field away.
 */
public final class CarelessAgent implements ClassFileTransformer, AutoCloseable {

  private final WeakReference<ClassLoader> application;
  private volatile boolean careless = true;

  private CarelessAgent(ClassLoader application) {
    this.application = new WeakReference<>(application);
  }

  public static CarelessAgent in(ClassLoader application, Instrumentation jvm) {
    CarelessAgent agent = new CarelessAgent(application);
    jvm.addTransformer(agent, true);
    return agent;
  }

  /** It stays, and cares from now on: other tests transform what is loaded in this JVM as well. */
  @Override
  public void close() {
    careless = false;
  }

  @Override
  public byte[] transform(
      ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] bytes) {
    if (loader == null
        || loader != application.get()
        || !name.endsWith("/Names")
        || type != null && careless) {
      return null;
    }
    ClassReader reader = OpenedClassReader.of(bytes);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(
        new ClassVisitor(OpenedClassReader.ASM_API, writer) {
          @Override
          public void visitEnd() {
            visitField(Opcodes.ACC_STATIC, "$other", "I", null, null).visitEnd();
            super.visitEnd();
          }
        },
        0);
    return writer.toByteArray();
  }
}
