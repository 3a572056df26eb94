package io.sitrep.e2e;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ada has the console before her in one browser, for all tests of a class. */
@ExtendWith(SharedSuite.class)
abstract class AtTheConsole {
    static ConsolePerson ada;

    /** What a test makes carries it, and is nobody else's. */
    final String mark = UUID.randomUUID().toString().substring(0, 8);

    final RunningSuite suite;
    final Admin admin;

    AtTheConsole(RunningSuite suite) {
        this.suite = suite;
        admin = new Admin(suite);
    }

    @BeforeAll
    static void sitDown(RunningSuite suite) {
        ada = new ConsolePerson(suite);
    }

    @AfterAll
    static void getUp() {
        ada.close();
    }
}
