namespace Native.Sdk.Fuzz.Actions;

/// <summary>What happens to what was built.</summary>
public static class OutputActions
{
    /// <summary>For every kind.</summary>
    public static IEnumerable<ActionKind> All { get; } =
    [
        new("delete-output", 4, Delete),
        new("delete-folder", 2, DeleteFolder),
        new("corrupt-output", 4, Corrupt),
        new("corrupt-state", 3, CorruptState),
    ];

    private static string? Delete(FuzzRun run, Random random)
    {
        if (run.Outputs() is not { Length: > 0 } outputs)
        {
            return null;
        }

        var output = random.Pick(outputs);
        run.Damaged(output);
        File.Delete(Path.Combine(run.Scene.Root, output));
        return output;
    }

    private static string? DeleteFolder(FuzzRun run, Random random)
    {
        if (run.Outputs() is not { Length: > 0 } outputs || Path.GetDirectoryName(random.Pick(outputs)) is not { Length: > 0 } folder)
        {
            return null;
        }

        run.Damaged(folder);
        Directory.Delete(Path.Combine(run.Scene.Root, folder), recursive: true);
        return folder;
    }

    /// <summary>Truncates it or flips a byte.</summary>
    private static string? Corrupt(FuzzRun run, Random random)
    {
        if (run.Outputs() is not { Length: > 0 } outputs)
        {
            return null;
        }

        var output = random.Pick(outputs);
        var how = Damage(Path.Combine(run.Scene.Root, output), random);
        run.Damaged(output);
        return how is null ? null : $"{output}: {how}";
    }

    private static string? CorruptState(FuzzRun run, Random random)
    {
        var state = Path.Combine(run.Scene.Root, "state");
        if (!File.Exists(state))
        {
            return null;
        }

        run.LoseState();
        if (random.Next(6) == 0)
        {
            File.Delete(state);
            return "deleted";
        }

        return Damage(state, random);
    }

    private static string? Damage(string path, Random random)
    {
        var bytes = File.ReadAllBytes(path);
        if (bytes.Length == 0)
        {
            return null;
        }

        var place = random.Next(bytes.Length);
        if (random.Next(2) == 0)
        {
            File.WriteAllBytes(path, bytes[..place]);
            return $"cut to {place} of {bytes.Length} bytes";
        }

        bytes[place] ^= (byte)(1 << random.Next(8));
        File.WriteAllBytes(path, bytes);
        return $"a bit of byte {place} of {bytes.Length} flipped";
    }
}
