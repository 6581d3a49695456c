using System.Security.Cryptography;
using System.Text;

namespace Native.Sdk.Fuzz.Oracles;

/// <summary>SHA-256 of what the fuzzer compares; the engine's own hash is not used on purpose.</summary>
public static class Digest
{
    /// <summary>What stands for a file that is not there.</summary>
    public const string Missing = "missing";

    /// <summary>Of texts; where one ends matters.</summary>
    public static string Of(params IEnumerable<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in texts)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }

        return Convert.ToHexString(hash.GetHashAndReset(), 0, 16);
    }

    /// <summary>Of a file's content.</summary>
    public static string OfFile(string path)
    {
        try
        {
            return Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)), 0, 16);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return Missing;
        }
    }

    /// <summary>Of names and contents.</summary>
    public static string OfFiles(IEnumerable<string> paths) => Of(paths.SelectMany(path => new[] { path, OfFile(path) }));
}
