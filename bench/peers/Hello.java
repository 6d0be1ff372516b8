/** A program that no agent here is for. */
public final class Hello {

  public static void main(String[] arguments) {
    System.out.println("hello");
  }
}
