namespace Native.Sdk.Fuzz.Engine;

/// <summary>The inside of a process that builds once, so that it can be killed: a scene comes in, the outcome goes out.</summary>
public static class Worker
{
    /// <summary>What it says once it has read the scene and waits for the line that starts it.</summary>
    public const string Ready = "ready";

    /// <summary>Builds once; standard input is a scene and any line, each on a line.</summary>
    public static void Run()
    {
        var scene = Scene.FromJson(Console.In.ReadLine()!);
        Console.Out.WriteLine(Ready);
        Console.Out.Flush();
        if (Console.In.ReadLine() is not null)
        {
            Console.Out.WriteLine(EngineBuild.Run(scene).ToJson());
        }
    }
}
