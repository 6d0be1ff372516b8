package io.github.restmapfix.core.install;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;

/** Somebody else's, that puts an instruction without effect before each method of one copy. */
final class OtherAgent implements ClassFileTransformer {

  private final ClassLoader application;

  OtherAgent(ClassLoader application) {
    this.application = application;
  }

  @Override
  public byte[] transform(
      ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] bytes) {
    if (loader != application) {
      return null;
    }
    ClassReader reader = OpenedClassReader.of(bytes);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(
        new ClassVisitor(OpenedClassReader.ASM_API, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String method, String descriptor, String signature, String[] thrown) {
            return new MethodVisitor(
                OpenedClassReader.ASM_API,
                super.visitMethod(access, method, descriptor, signature, thrown)) {
              @Override
              public void visitCode() {
                super.visitCode();
                visitInsn(Opcodes.NOP);
              }
            };
          }
        },
        0);
    return writer.toByteArray();
  }
}
