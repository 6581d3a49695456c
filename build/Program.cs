using Native.Sdk.Build;

const string Help = """
    usage: ./build.sh <verb>        (Windows: build <verb>)

      demo                          two libraries with native code become packages, and an app uses them
      test [--full] [--filter F]    set-up, pack, then all tests; ends with 'N passed, N failed, N skipped'
             --full                 the long tests too
             --filter F             only the tests that `dotnet test --filter F` selects
      pack [--version V]            the packages, into artifacts/packages
      bench                         the benchmarks
      fuzz --kind K [--seed N] [--steps N]
                                    random edits of a project (K: c, cpp, rust, cmake, command), each build judged
      help                          this

    Downloads happen in the set-up of demo and test only, and are kept in artifacts/cache (or $NATIVE_SDK_CACHE).
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
        case ["bench"]:
            Console.WriteLine("bench: there are no benchmarks yet; nothing was measured.");
            return 0;
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
