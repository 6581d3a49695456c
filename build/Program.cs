using Native.Sdk.Build;

const string Help = """
    usage: ./build.sh <verb>        (Windows: build <verb>)

      demo                          two libraries with native code become packages, and an app uses them
      test [--full] [--filter F]    set-up, pack, then all tests; ends with 'N passed, N failed, N skipped'
             --full                 the long tests too
             --filter F             only the tests that `dotnet test --filter F` selects
      pack [--version V]            the packages, into artifacts/packages
      bench [--case C] [--files N] [--runs N]
                                    this SDK, ninja, make and cargo side by side; all of it writes docs/performance.md
             --case C               only these, separated by commas: full, no-op, source, header, flag, touch, switch,
                                    cargo, platforms, frameworks, pack, solution, evaluation, memory; micro, which only
                                    runs when it is asked for
             --files N              with trees of N source files rather than each case's own sizes
             --runs N               N measurements of each
             --report F             writes the page to F
      fuzz --kind K [--seed N] [--steps N]
                                    random edits of a project (K: c, cpp, rust, cmake, command), each build judged
      help                          this

    Downloads happen in the set-up of demo, test and bench only, and are kept in artifacts/cache (or $NATIVE_SDK_CACHE).
    """;

try
{
    switch (args)
    {
        case ["demo"]:
            Demo.Run();
            return 0;
        case ["test", .. var options]:
            return Test.Run(TestOptions.Parse(options)) ? 0 : 1;
        case ["pack"]:
            Pack.Run(Pack.NewVersion());
            return 0;
        case ["pack", "--version", var version]:
            Pack.Run(version);
            return 0;
        case ["bench", .. var options]:
            return Bench.Run(options);
        case ["fuzz", .. var options]:
            return Fuzz.Run(options);
        case ["help" or "-h" or "--help"]:
            Console.WriteLine(Help);
            return 0;
        default:
            throw new UsageException(args is [] ? "a verb is missing" : $"'{string.Join(' ', args)}' is not understood");
    }
}
catch (UsageException e)
{
    Console.Error.WriteLine($"build: {e.Message}\n\n{Help}");
    return 2;
}
catch (BuildException e)
{
    Console.Error.WriteLine($"build: {e.Message}");
    return 1;
}
