package io.github.restmapfix.cli.target;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A 64-bit little-endian ELF file with a section {@code .svm_heap}, into which GraalVM puts the
 * objects of a program that it compiled. Reads, and never runs, what may be anybody's file.
 */
final class NativeImage {

  private static final int LARGEST_TABLE = 1 << 20;

  private NativeImage() {}

  static boolean isOne(Path executable) {
    try (FileChannel file = FileChannel.open(executable)) {
      ByteBuffer header = read(file, 0, 64);
      if (header.getInt(0) != 0x464c457f || header.get(4) != 2 || header.get(5) != 1) {
        return false;
      }
      long sections = header.getLong(40);
      int size = header.getShort(58) & 0xffff;
      int names = header.getShort(62) & 0xffff;
      ByteBuffer section = read(file, sections + (long) names * size, 64);
      long length = Math.min(section.getLong(32), LARGEST_TABLE);
      ByteBuffer table = read(file, section.getLong(24), (int) length);
      return new String(table.array(), StandardCharsets.ISO_8859_1).contains("\0.svm_heap\0");
    } catch (IOException | IllegalArgumentException unreadable) {
      return false;
    }
  }

  private static ByteBuffer read(FileChannel file, long at, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, at + bytes.position()) < 0) {
        throw new EOFException();
      }
    }
    return bytes;
  }
}
