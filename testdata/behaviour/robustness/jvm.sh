# A JVM with threads, collections and a child; it ends with 3.
# only: full
# expect: sum 4950, child 5
# info: processes +2, 
# trace: exit_group\(5\)
cat >Program.java <<'JAVA'
import java.util.stream.IntStream;

class Program {
    public static void main(String[] arguments) throws Exception {
        int sum = IntStream.range(0, 100).parallel().map(i -> new byte[1 << 20].length / (1 << 20) * i).sum();
        System.gc();
        int child = new ProcessBuilder("sh", "-c", "exit 5").start().waitFor();
        System.out.println("sum " + sum + ", child " + child);
        System.exit(3);
    }
}
JAVA
"$JAVA_HOME/bin/javac" Program.java
$RUN "$JAVA_HOME/bin/java" -Xmx64m -cp . Program
echo $?
