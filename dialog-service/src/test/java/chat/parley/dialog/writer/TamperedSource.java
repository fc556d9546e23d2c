package chat.parley.dialog.writer;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A real database seen through a bad line. */
final class TamperedSource implements DataSource {
    private final DataSource real;
    private final Line line;

    private TamperedSource(DataSource real, Line line) {
        this.real = real;
        this.line = line;
    }

    /** What becomes of a call. */
    private interface Line {
        void connecting() throws SQLException;

        void calling(Connection connection, Method method) throws SQLException;
    }

    /** The answer to COMMIT is sometimes lost: half of the time it was done, half of the time it was not. */
    static DataSource forgetful(DataSource real, long seed) {
        var random = new Random(seed);
        return new TamperedSource(real, new Line() {
            @Override
            public void connecting() {}

            @Override
            public void calling(Connection connection, Method method) throws SQLException {
                if (method.getName().equals("commit") && random.nextInt(3) == 0) {
                    if (random.nextBoolean()) {
                        connection.commit();
                    }
                    throw new SQLException("the connection was lost", "08006");
                }
            }
        });
    }

    /** Nothing gets through while the plug is out. */
    static DataSource pluggable(DataSource real, AtomicBoolean out) {
        return new TamperedSource(real, new Line() {
            @Override
            public void connecting() throws SQLException {
                if (out.get()) {
                    throw new SQLException("the plug is out", "08001");
                }
            }

            @Override
            public void calling(Connection connection, Method method) throws SQLException {
                if (out.get()
                        && !method.getName().equals("abort")
                        && !method.getName().equals("close")) {
                    throw new SQLException("the plug is out", "08006");
                }
            }
        });
    }

    @Override
    public Connection getConnection() throws SQLException {
        line.connecting();
        Connection connection = real.getConnection();
        return (Connection) Proxy.newProxyInstance(
                TamperedSource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    line.calling(connection, method);
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return real.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        real.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        real.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return real.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return real.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return real.isWrapperFor(type);
    }
}
