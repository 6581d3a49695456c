namespace Native.Sdk.Shim;

/// <summary>Starts a compiler or linker with arguments that it understands.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        if (Invocation.Parse(arguments) is not { } invocation)
        {
            Console.Error.WriteLine(Invocation.Usage);
            return 2;
        }

        return new Runner(invocation).Run();
    }
}
